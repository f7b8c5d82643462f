// `..base` takes the fields that are not given and not copied, one by one.
struct User {
    name: String,
    mail: String,
    age: u8,
}
struct Wide {
    a: String,
    b: Box<u8>,
    n: u8,
}
impl Wide {
    fn other(self) -> Self {
        Self { n: 1, ..self }
    } //~ event `self.a` moved out ; event `self.b` moved out ; no event dropped
}
fn main() {
    let n = 9;
    let a = User { name: String::from("n"), mail: String::from("old"), age: n };
    let b = User { mail: String::from("new"), ..a }; //~ a is partly moved ; a = User { name: (moved), mail: "old", age: 9 } ; block 1 owner b.name ; block 2 owner a.mail ; event `a.name` moved out ; text `a.name` moved to `b.name`
    println!("{} {} {}", a.mail, b.name, b.mail);
    let c = User { name: String::from("c"), mail: String::from("m"), ..b }; //~ b is live ; c = User { name: "c", mail: "m", age: 9 } ; no event moved
    println!("{} {} {}", b.name, c.age, c.mail);
    let w = Wide { a: String::from("w"), b: Box::new(1), n };
    let v = w.other(); //~ v = Wide { a: "w", b: Box(1), n: 1 }
    println!("{}{}{}", v.a, v.b, v.n);
} //~ event what is left of `a` dropped
//~ leaked 0
