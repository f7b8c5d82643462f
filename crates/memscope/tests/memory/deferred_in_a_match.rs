fn main() {
    let n;
    match std::hint::black_box(2) {
        1 => n = "one",
        2 => n = "two",
        _ => n = "many",
    }
    println!("{n}"); //~ n = "two"
}
