use std::rc::Rc;

struct Post {
    next: Rc<String>,
}

fn main() {
    let church = Rc::new(String::from("Church"));
    let mill = Post {
        next: Rc::clone(&church),
    };
    let ford = Post { next: church };
    println!("{}, {}", mill.next, ford.next);
}
