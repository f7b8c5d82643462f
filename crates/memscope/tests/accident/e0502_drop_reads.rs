struct Shown<'a>(&'a i32);
impl Drop for Shown<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}
fn main() {
    let mut v = vec![1];
    let _shown = Shown(&v[0]);
    v.push(2);
}

// outcome: reads-freed
// line: 4
// block: 1
// why: the drop of the guard reads the old block
