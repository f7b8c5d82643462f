// A `&mut` goes down a chain of methods and comes back as a part of what it borrows.
struct Inner {
    words: Vec<String>,
}
struct Outer {
    inner: Inner,
    count: u32,
}
impl Outer {
    fn inner(&mut self) -> &mut Inner { //~ self → outer ; borrow outer exclusive
        self.count += 1; //~ 1: outer = Outer { inner: Inner { words: ["a"] }, count: 1 }
        &mut self.inner
    }
}
impl Inner {
    fn first(&mut self) -> Option<&mut String> { //~ self → outer ; borrow outer exclusive
        self.words.first_mut()
    }
}
fn main() {
    let mut outer = Outer { inner: Inner { words: vec![String::from("a")] }, count: 0 };
    if let Some(word) = outer.inner().first() { //~ word → block 1 ; borrow outer exclusive
        word.push('b'); //~ outer = Outer { inner: Inner { words: ["ab"] }, count: 1 }
    }
    let word = outer.inner().words.last_mut().unwrap(); //~ word → block 1 ; borrow outer exclusive
    word.push('c');
    outer.count += 1; //~ outer = Outer { inner: Inner { words: ["abc"] }, count: 3 } ; outer is live
    println!("{} {}", outer.inner.words[0], outer.count);
}
//~ leaked 0
