fn greeter(name: String) -> impl Fn() -> usize {
    || name.len()
}

fn main() {
    let letters = greeter(String::from("Ada"));
    println!("{}", letters());
}
