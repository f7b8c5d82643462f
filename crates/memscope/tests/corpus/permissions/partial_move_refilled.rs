// Give the field back and the whole is whole.
struct Tree {
    name: String,
    rings: u32,
}

fn main() {
    let mut tree = Tree { name: String::new(), rings: 3 }; //~ tree rwam; tree.name rwam
    drop(tree.name); //~ tree --a- partly moved (9); tree.name --a- moved (9); tree.rings rwac
    tree.rings += 1; //~ tree --a- partly moved; tree.rings rwac
    tree.name = String::new(); //~ tree rwam; tree.name rwam; tree.rings rwac
    println!("{} {}", tree.name, tree.rings); //~ tree rwam
}
