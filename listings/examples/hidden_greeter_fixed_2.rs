fn greeter(name: &str) -> impl Fn() -> usize {
    move || name.len()
}

fn main() {
    let name = String::from("Ada");
    let letters = greeter(&name);
    println!("{}", letters());
}
