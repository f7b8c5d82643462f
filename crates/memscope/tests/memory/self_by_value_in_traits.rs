// By value through a trait, a box, a builder, and with a result that borrows from elsewhere.
trait Eat {
    fn eat(self) -> usize;
}
impl Eat for String {
    fn eat(self) -> usize {
        self.len()
    } //~ self is dropped ; freed 1
}
struct Node {
    name: String,
    next: Option<Box<Node>>,
}
impl Node {
    fn tail(self: Box<Self>) -> Option<Box<Node>> {
        self.next
    } //~ event what is left of `self` dropped ; freed 2
}
#[derive(Default)]
struct Builder {
    parts: Vec<String>,
}
impl Builder {
    fn with(mut self, part: &str) -> Self {
        self.parts.push(part.to_string());
        self
    } //~ 1: self is moved ; 1: no event dropped
    fn first<'a>(self, from: &'a [String]) -> &'a str {
        &from[self.parts.len()]
    } //~ self is dropped
}
fn main() {
    println!("{}", String::from("pie").eat());
    let list = Box::new(Node { name: String::from("head"), next: Some(Box::new(Node { name: String::from("end"), next: None })) });
    let rest = list.tail().unwrap(); //~ list is moved ; freed 0
    println!("{}{}", rest.name, rest.next.is_none());
    let built = Builder::default().with("a").with("b"); //~ built = Builder { parts: ["a", "b"] }
    let words = vec![String::from("x"), String::from("y"), String::from("z")];
    println!("{}", built.first(&words)); //~ built is moved
}
//~ leaked 0
//~ stdout "3\nendtrue\nz\n"
