use std::rc::Rc;

#[derive(Clone, PartialEq)]
struct Well {
    name: String,
}

fn main() {
    let north = Rc::new(Well {
        name: String::from("North Well"),
    });
    let handle = Rc::clone(&north);
    let second = Rc::new(Well::clone(&north));

    println!("handle == north: {}", handle == north);
    println!("second == north: {}", second == north);
    println!("one block: {}", Rc::ptr_eq(&handle, &north));
    println!("one block: {}", Rc::ptr_eq(&second, &north));

    let one_text = handle.name.as_ptr() == north.name.as_ptr();
    println!("handle and north, one text: {one_text}");
    println!("counts: {}", Rc::strong_count(&north));
    println!("counts: {}", Rc::strong_count(&second));
}
