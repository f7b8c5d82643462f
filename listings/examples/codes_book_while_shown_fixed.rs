fn main() {
    let mut free = 26;
    let seats = &mut free;
    let left = *seats;
    let mut book = || *seats -= 1;
    book();
    println!("{left} seats");
}
