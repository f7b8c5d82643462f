struct User { name: String, mail: String }
fn main() {
    let one = User { name: String::from("Ada"), mail: String::from("a@b") };
    let two = User {
        name: String::from("Bob"), ..one
    };
    println!("{} {}", two.name, two.mail);
    println!("{}", one.mail);
}

// outcome: frees-twice
// line: 9
// block: 2
// why: the text of the base is in both structs; the name of each is its own
