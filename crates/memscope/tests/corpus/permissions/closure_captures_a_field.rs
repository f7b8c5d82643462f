// Since 2021 a closure captures the field that it uses, not the whole.
struct Tree {
    name: String,
    site: String,
}

fn main() {
    let mut tree = Tree { name: String::new(), site: String::new() }; //~ tree rwam
    let mut grow = || tree.name.push('a'); //~ tree ---- mutably borrowed (9); tree.name ---- mutably borrowed (9); tree.site rwam
    tree.site.push('b'); //~ tree.name ---- mutably borrowed (9 11); tree.site rwam
    grow(); //~ tree rwam; tree.name rwam
    println!("{}{}", tree.name, tree.site); //~ tree rwam
}
