struct Pair { a: u32, b: u32 }
impl Pair {
    fn a(&mut self) -> &mut u32 {
        &mut self.a
    }
    fn b(&mut self) -> &mut u32 {
        &mut self.b
    }
}
fn main() {
    let mut pair = Pair { a: 1, b: 2 };
    let a = pair.a();
    let b = pair.b();
    *a += 1;
    *b += 1;
    println!("{} {}", pair.a, pair.b);
}

// outcome: nothing
// why: two fields, borrowed through methods
