fn main() {
    let (blue, gold) = (12, 40);
    let shown = &blue;
    println!("{shown} plays");
    shown = &gold;
    println!("{shown} plays");
}
