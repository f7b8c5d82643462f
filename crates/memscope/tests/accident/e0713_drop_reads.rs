struct Holder<'a> { text: &'a mut String, own: Box<i32> }
impl Drop for Holder<'_> {
    fn drop(&mut self) {
        *self.own += 1; self.text.clear(); self.text.shrink_to_fit(); } }
fn take(holder: Holder<'_>) -> &str { &holder.text[..] }
fn main() { println!("{}", take(Holder { text: &mut String::from("one"), own: Box::new(1) })); }

// outcome: reads-freed
// line: 6
// block: 1
// why: the struct frees its text where take ends; the caller reads it
