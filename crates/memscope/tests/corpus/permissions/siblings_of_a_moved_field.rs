// What is left of a value that lost a field may be used, also where the program does not name it.
struct User {
    name: String,
    mail: String,
    age: u8,
}

fn main() {
    let mut user = User { name: String::new(), mail: String::new(), age: 3 }; //~ user rwam; user.name rwam; user.mail rwam; user.age rwac
    let name = user.name; //~ user --a- partly moved (10); user.name --a- moved (10); user.mail rwam; user.age rwac; name r--m
    user.name = name + "!"; //~ user rwam; user.name rwam; user.mail rwam; name ---- moved (11)
    drop(user); //~ user --a- moved (12); user.mail ---- moved (12)
}
