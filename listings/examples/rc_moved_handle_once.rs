use std::rc::Rc;

fn rename(mut place: Rc<String>) -> Rc<String> {
    Rc::make_mut(&mut place).push_str(" Hill");
    place
}

fn main() {
    let church = Rc::new(String::from("Church"));
    let church = rename(church);
    println!("{church}");
}
