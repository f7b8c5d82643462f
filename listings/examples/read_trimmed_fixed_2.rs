fn main() {
    let number = 8;
    let train = format!("  Train {number}  ").trim().to_string();
    println!("[{train}]");
}
