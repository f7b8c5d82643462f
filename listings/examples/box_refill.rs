fn main() {
    let mut packed = Box::new(String::from("vase"));
    let before = &raw const *packed;

    let exhibit = *packed;
    *packed = String::from("mask");

    let after = &raw const *packed;
    println!("on show: {exhibit}");
    println!("in the crate: {packed}");
    println!("same block: {}", before == after);
}
