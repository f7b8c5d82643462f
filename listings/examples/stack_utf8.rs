fn main() {
    let name = "Zoë";
    println!("{} characters", name.chars().count());
    println!("{} bytes", name.len());
    println!("first two bytes: {}", &name[..2]);
    println!("first three bytes: {}", &name[..3]);
}
