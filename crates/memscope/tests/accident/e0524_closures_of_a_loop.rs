fn main() {
    let mut list = vec![0];
    let numbers = &mut list;
    let mut pushes = Vec::new();
    for _ in 0..2 {
        pushes.push(|n| numbers.push(n));
    }
    for push in &mut pushes {
        push(10);
    }
    println!("{list:?}");
}

// outcome: nothing
// why: both closures hold the same vector and push one after the other
