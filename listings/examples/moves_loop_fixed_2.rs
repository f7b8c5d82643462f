fn post(name: &str, stamp: &str) {
    println!("to {name}: {stamp}");
}

fn main() {
    let stamp = String::from("1st class");
    for name in ["Ada", "Bob"] {
        post(name, &stamp);
    }
}
