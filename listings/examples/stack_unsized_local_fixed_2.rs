fn main() {
    let label: Box<str> = "mint".into();
    println!("{}", label.len());
}
