use std::collections::BTreeMap;

fn main() {
    let mut menu = BTreeMap::new();
    menu.insert(4, String::from("soup"));
    let dish = menu.get_mut(&4).unwrap();
    menu.clear();
    println!("{dish}");
}
