fn add(x: i32) -> i32 {
    x += 1;
    x
}
fn main() {
    println!("{}", add(1));
}

// outcome: nothing
// why: only the word mut is missing
