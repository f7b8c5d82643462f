fn main() {
    let mut line = String::new();
    let n = std::io::stdin().read_line(&mut line).unwrap(); //~ n = 0
    println!("{n}");
}
