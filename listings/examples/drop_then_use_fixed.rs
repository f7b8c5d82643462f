fn main() {
    let prop = String::from("skull");
    println!("alas, poor {prop}");
    drop(prop);
}
