fn main() {
    let mut free = 2;
    if free > 0 {
        let clerk = &mut free;
        *clerk -= 1;
    }
    println!("{free} free");
}
