// In a guard the binding is only looked at: the value is moved in the arm that is taken.
fn main() {
    let maybe = Some(String::from("ash")); //~ maybe r--m
    match maybe {
        Some(name) if name.len() > 9 => drop(name),
        Some(ref name) => println!("{name}"), //~> maybe r--- borrowed (6); name r--c
        None => {}
    } //~ maybe ---- partly moved (5)
    println!("end"); //~ maybe ---- partly moved (5)
}
