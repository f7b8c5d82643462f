fn main() {
    let mut v = [0; 2];
    let mut all = Vec::new();
    for i in 0..2 {
        all.push(&mut v[i]);
    }
    for one in all {
        *one += 1;
    }
    println!("{v:?}");
}

// outcome: nothing
// why: another element in each round: nothing overlaps
