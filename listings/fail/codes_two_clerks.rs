fn main() {
    let mut free = 26;
    let seats = &mut free;
    let mut book = || *seats -= 1;
    let mut cancel = || *seats += 1;
    book();
    cancel();
    println!("{free} seats");
}
