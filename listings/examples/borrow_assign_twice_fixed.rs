fn main() {
    let (blue, gold) = (12, 40);
    let mut shown = &blue;
    println!("{shown} plays");
    shown = &gold;
    println!("{shown} plays");
}
