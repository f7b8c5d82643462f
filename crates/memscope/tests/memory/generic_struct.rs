struct Stack<T> {
    items: Vec<T>,
}
impl<T> Stack<T> {
    fn new() -> Self {
        Stack { items: Vec::new() }
    }
    fn push(&mut self, item: T) { //~ self → s ; item = "a"
        self.items.push(item); //~ item is moved
    }
}
fn main() {
    let mut s = Stack::new(); //~ s : Stack<String> 24
    s.push(String::from("a")); //~ s = Stack { items: ["a"] } ; block 1 owner s.items[0]
    println!("{}", s.items.len());
}
//~ leaked 0
