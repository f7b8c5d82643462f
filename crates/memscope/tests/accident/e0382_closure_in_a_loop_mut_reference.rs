fn main() {
    let mut list = vec![0];
    let numbers = &mut list;
    let mut pushes = Vec::new();
    for n in 1..3 {
        pushes.push(move |by| numbers.push(n * by));
    }
    for push in &mut pushes {
        push(10);
    }
    println!("{list:?}");
}

// outcome: nothing
// why: both closures hold the same vector and push one after the other
