// One field gone: the other is as usable as before, the whole is not.
struct Tree {
    name: String,
    site: String,
}

fn main() {
    let tree = Tree { name: String::new(), site: String::new() }; //~ tree r--m; tree.name r--m; tree.site r--m
    let name = tree.name; //~ tree ---- partly moved (9); tree.name ---- moved (9); tree.site r--m; name r--m
    println!("{name} {}", tree.site); //~ tree ---- partly moved (9); tree.site r--m
}
