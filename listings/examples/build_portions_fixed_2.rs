use std::collections::BTreeMap;

type Menu = BTreeMap<u32, String>;

fn dish(menu: &mut Menu, table: u32) -> &mut String {
    if menu.contains_key(&table) {
        return menu.get_mut(&table).unwrap();
    }
    menu.entry(table).or_insert(String::from("soup"))
}

fn main() {
    let mut menu = Menu::new();
    dish(&mut menu, 4).push_str(" and bread");
    println!("{}", menu[&4]);
}
