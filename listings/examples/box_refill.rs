fn main() {
    let mut packed = Box::new(String::from("vase"));
    let exhibit = *packed;
    *packed = String::from("mask");
    println!("on show: {exhibit}, in the crate: {packed}");
}
