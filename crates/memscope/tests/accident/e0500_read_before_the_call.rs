fn main() {
    let mut list = vec![1];
    let numbers = &mut list;
    let first = &numbers[0];
    let mut push = || numbers.push(2);
    println!("{first}");
    push();
}

// outcome: nothing
// why: the reference is used last before the closure is called; that the closure is there touches nothing
