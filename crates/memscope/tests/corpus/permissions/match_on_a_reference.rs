// Matching on a reference binds references: nothing is moved.
fn main() {
    let maybe = Some(String::from("ash")); //~ maybe r--m
    match &maybe {
        Some(name) => { //~> maybe r--- borrowed (4); name r--c; *name r---
            println!("{name}"); //~ maybe r--m; name r--c
        }
        None => println!("none"),
    } //~ maybe r--m
    println!("{maybe:?}"); //~ maybe r--m
}
