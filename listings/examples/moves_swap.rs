fn main() {
    let mut left = String::from("to Ada");
    let mut right = String::from("to Bob");
    std::mem::swap(&mut left, &mut right);
    let old = std::mem::replace(&mut left, String::from("to Cleo"));
    println!("{left}, {right}, {old}");
}
