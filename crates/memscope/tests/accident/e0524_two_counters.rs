fn main() {
    let mut total = 0;
    let at = &mut total;
    let mut one = || *at += 1;
    let mut two = || *at += 2;
    one();
    two();
    one();
    println!("{total}");
}

// outcome: nothing
// why: the closures add one after the other to a number that stays where it is
