fn main() {
    let number = 8;
    let text = format!("  Train {number}  ");
    let train = text.trim();
    println!("[{train}]");
}
