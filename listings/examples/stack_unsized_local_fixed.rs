fn main() {
    let label: &str = "mint";
    println!("{}", label.len());
}
