// Borrows of different fields do not disturb each other; the whole is borrowed by either.
struct Tree {
    name: String,
    site: String,
}

fn main() {
    let mut tree = Tree { name: String::new(), site: String::new() }; //~ tree rwam
    let name = &mut tree.name; //~ tree ---- mutably borrowed (9); tree.name ---- mutably borrowed (9); tree.site rwam; name r--m; *name rwa-
    tree.site.push('b'); //~ tree ---- mutably borrowed (9 11); tree.site rwam; *name rwa-
    name.push('a'); //~ tree rwam; tree.name rwam; tree.site rwam
    println!("{}{}", tree.name, tree.site); //~ tree rwam; name ---- expired
}
