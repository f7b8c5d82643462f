// A field cannot be moved out of a type that has `Drop`.
struct Tree {
    name: String,
}

impl Drop for Tree {
    fn drop(&mut self) {
        println!("{}", self.name); //~ self r--m; self.name rwa-
    }
}

fn main() {
    let mut tree = Tree { name: String::new() }; //~ tree rwam; tree.name rwa-
    tree.name.push('a'); //~ tree rwam; tree.name rwa-
}
