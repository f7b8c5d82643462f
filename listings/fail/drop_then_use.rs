fn main() {
    let prop = String::from("skull");
    drop(prop);
    println!("alas, poor {prop}");
}
