use std::rc::Rc;

fn main() {
    let ash = Rc::new(String::from("North Well"));
    let birch = Rc::clone(&ash);
    let cedar = Rc::clone(&ash);

    match Rc::try_unwrap(ash) {
        Ok(name) => println!("{name}"),
        Err(ash) => println!("{}", Rc::strong_count(&ash)),
    }
    println!("after match: {}", Rc::strong_count(&birch));
    println!("birch: {:?}", Rc::into_inner(birch));

    let sign = Rc::downgrade(&cedar);
    println!("cedar: {:?}", Rc::into_inner(cedar));
    println!("sign: {:?}", sign.upgrade());
}
