fn main() {
    let mut free = 26;
    let seats = &mut free;
    let mut book = || *seats -= 1;
    book();
    let left = &*seats;
    println!("{left} seats");
}
