fn delay(minute: u32) {
    let minute = minute + 5;
    println!("now 8:{minute}");
}

fn main() {
    delay(10);
}
