// When the whole is moved, so are the parts; a part cannot be assigned then, only the whole.
struct Tree {
    name: String,
}

fn main() {
    let mut tree = Tree { name: String::new() }; //~ tree rwam; tree.name rwam
    tree.name.push('a'); //~ tree rwam; tree.name rwam
    drop(tree); //~ tree --a- moved (9); tree.name ---- moved (9)
    tree = Tree { name: String::new() }; //~ tree rwam; tree.name rwam
    println!("{}", tree.name); //~ tree rwam
}
