struct Guard(u32);
impl Drop for Guard {
    fn drop(&mut self) {
        println!("goodbye {}", self.0);
    }
}
fn main() {
    let a = Guard(1);
    let b = a;
    println!("{} {}", a.0, b.0);
}

// outcome: frees-twice
// line: 11
// why: nothing on the heap, yet the value says goodbye twice
