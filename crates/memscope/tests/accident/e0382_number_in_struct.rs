struct Seat(u32);
fn main() {
    let a = Seat(3);
    let b = a;
    println!("{} {}", a.0, b.0);
}

// outcome: nothing
// why: the struct holds a number only: copying its bytes frees nothing twice
