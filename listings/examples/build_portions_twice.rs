use std::collections::BTreeMap;

fn main() {
    let mut menu = BTreeMap::new();
    menu.insert(4, String::from("soup"));
    let dish = menu.get_mut(&4).unwrap();
    dish.push_str(" and bread");
    menu.insert(5, String::from("fish"));
    println!("{} and {}", menu[&4], menu[&5]);
}
