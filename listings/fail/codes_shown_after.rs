fn main() {
    let mut free = 26;
    let seats = &mut free;
    let mut book = || *seats -= 1;
    let left = &*seats;
    book();
    println!("{left} seats");
}
