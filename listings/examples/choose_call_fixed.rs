fn call(name: &str) {
    println!("{name}, come here");
}

fn main() {
    let nala = String::from("Nala");
    call(&nala);
    call("Kofi");
}
