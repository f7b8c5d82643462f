fn main() {
    let mut free = 26;
    let seats = &mut free;
    let mut change = |by: i32| *seats += by;
    change(-1);
    change(1);
    println!("{free} seats");
}
