use std::rc::Rc;

fn may_change(well: &mut Rc<String>) -> bool {
    Rc::get_mut(well).is_some()
}

fn main() {
    let mut ash = Rc::new(String::from("North Well"));
    if let Some(name) = Rc::get_mut(&mut ash) {
        name.push_str(", 9 m");
    }

    let birch = Rc::clone(&ash);
    println!("two Rc: {}", may_change(&mut ash));
    drop(birch);
    println!("one Rc: {}", may_change(&mut ash));
    let sign = Rc::downgrade(&ash);
    println!("and a Weak: {}", may_change(&mut ash));
    drop(sign);
    println!("one Rc: {}", may_change(&mut ash));
    println!("{ash}");
}
