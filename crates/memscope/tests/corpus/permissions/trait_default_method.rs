// A default method knows `Self` only as a type with the trait.
trait Shape {
    fn name(&self) -> String;

    fn shout(&self) -> String { //~> self r--c; *self r---
        let mut name = self.name(); //~ name rwam; self r--c
        name.push('!'); //~ name rwam
        name
    }
}

struct Circle;

impl Shape for Circle {
    fn name(&self) -> String {
        String::from("circle")
    }
}

fn main() {
    println!("{}", Circle.shout());
}
