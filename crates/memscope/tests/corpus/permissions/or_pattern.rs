// Both sides of `|` bind the same name once.
enum Shape {
    Circle(f64),
    Square(f64),
}

fn main() {
    let shape = Shape::Square(2.0); //~ shape r--m
    let (Shape::Circle(size) | Shape::Square(size)) = shape; //~ shape r--m; size r--c
    let shape = Shape::Circle(size); //~ shape r--m; size r--c
    if let Shape::Circle(n) | Shape::Square(n) = &shape { //~> n r--c; *n r--c; shape r--- borrowed
        println!("{n}"); //~ n r--c; *n r--c; shape r--m
    }
}
