use std::rc::Rc;

fn draw(well: &str) {
    println!("draw from {well}");
}

fn share(well: Rc<String>) {
    println!("share: {}", Rc::strong_count(&well));
}

fn visit(well: &Rc<String>) {
    println!("visit: {}", Rc::strong_count(well));
}

fn main() {
    let well = Rc::new(String::from("North Well"));
    share(Rc::clone(&well));
    visit(&well);
    draw(&well);
    println!("at the end: {}", Rc::strong_count(&well));
}
