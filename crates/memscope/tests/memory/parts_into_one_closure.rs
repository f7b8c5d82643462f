// A closure takes two parts of a variable; a method takes one and is given the other; the third stays.
struct Case {
    lid: String,
    base: String,
    key: Box<u8>,
}
impl Case {
    fn new(n: u8) -> Case {
        Case { lid: String::from("lid"), base: String::from("base"), key: Box::new(n) }
    }
}
fn main() {
    let one = Case::new(1);
    let join = move || one.lid + &one.base; //~ one is partly moved ; one = Case { lid: (moved), base: (moved), key: Box(1) } ; block 3 owner one.key
    println!("{} {}", join(), one.key);
    let two = Case::new(2);
    let text = two.lid.replace('l', "") + &two.base; //~ two is live ; two = Case { lid: "lid", base: "base", key: Box(2) }
    let three = Case::new(3);
    let long = three.lid + three.base.as_str() + &text; //~ three = Case { lid: (moved), base: "base", key: Box(3) }
    let four = Case::new(4);
    let row = [four.base, four.lid]; //~ four = Case { lid: (moved), base: (moved), key: Box(4) } ; row = ["base", "lid"]
    println!("{long} {row:?} {}", four.key);
}
//~ leaked 0
