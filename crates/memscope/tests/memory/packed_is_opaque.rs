#[repr(C, packed)]
struct P {
    a: u8,
    b: u32,
}
fn main() {
    let p = P { a: 1, b: 2 }; //~ p = (opaque) ; p : P 5
    println!("{}", p.a as u32 + { p.b });
}
