struct Count(u32);
impl Iterator for Count {
    type Item = u32;
    fn next(&mut self) -> Option<u32> { //~ steps 3
        if self.0 == 0 {
            return None;
        }
        self.0 -= 1; //~ steps 2
        Some(self.0)
    }
}
fn main() {
    let v: Vec<u32> = Count(2).collect(); //~ v = [1, 0]
    println!("{v:?}");
}
//~ leaked 0
