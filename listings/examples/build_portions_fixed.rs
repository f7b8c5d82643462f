use std::collections::BTreeMap;

type Menu = BTreeMap<u32, String>;

fn dish(menu: &mut Menu, table: u32) -> &mut String {
    menu.entry(table).or_insert(String::from("soup"))
}

fn main() {
    let mut menu = Menu::new();
    dish(&mut menu, 4).push_str(" and bread");
    println!("{}", menu[&4]);
}
