fn main() {
    let mut free = 2;
    let clerk = &mut free;
    if *clerk > 0 {
        *clerk -= 1;
    }
    println!("{free} free");
}
