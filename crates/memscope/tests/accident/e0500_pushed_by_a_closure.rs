fn main() {
    let mut list = vec![1];
    let numbers = &mut list;
    let first = &numbers[0];
    let mut push = || numbers.push(2);
    push();
    println!("{first}");
}

// outcome: reads-freed
// line: 7
// block: 1
// why: the closure's push moves the number to a larger block; the reference reads the old one
