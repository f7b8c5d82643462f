fn delay(mut minute: u32) {
    minute += 5;
    println!("now 8:{minute}");
}

fn main() {
    delay(10);
}
