fn main() {
    let number = 8;
    let train = format!("  Train {number}  ").trim();
    println!("[{train}]");
}
