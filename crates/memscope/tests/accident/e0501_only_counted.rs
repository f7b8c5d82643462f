fn main() {
    let mut list = vec![1];
    let numbers = &mut list;
    let mut push = || numbers.push(2);
    println!("{}", numbers.len());
    push();
    println!("{}", list.len());
}

// outcome: nothing
// why: the length is read before the push, and nothing points into the block that the push frees
