use std::rc::Rc;

struct Post {
    next: Rc<String>,
}

fn main() {
    let church = Rc::new(String::from("Church"));
    let mill = Post {
        next: Rc::new(church.to_string()),
    };
    let ford = Post { next: church };
    println!("{}, {}", mill.next, ford.next);
}
