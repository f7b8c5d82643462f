// A pattern that binds by value moves the payload out of the matched variable.
fn main() {
    let maybe = Some(String::from("ash")); //~ maybe r--m
    match maybe {
        Some(name) => { //~> maybe ---- partly moved; name r--m
            println!("{name}"); //~ maybe ---- partly moved (5); name r--m
        }
        None => println!("none"),
    } //~ maybe ---- partly moved (5)
    println!("end"); //~ maybe ---- partly moved (5)
}
