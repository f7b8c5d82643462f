fn main() {
    let mut x = 1;
    let mut a = || x += 1;
    let mut b = || x += 2;
    a();
    b();
    println!("{x}");
}

// outcome: nothing
// why: two closures that write one number, one after the other
