#[derive(Clone, Copy, Debug)]
struct P {
    x: u8,
    y: u32,
}
fn main() {
    let p = P { x: 1, y: 2 }; //~ p : P 8 ; p = P { x: 1, y: 2 }
    let q = p; //~ p is live ; q = P { x: 1, y: 2 }
    println!("{p:?} {q:?}");
}
