fn main() {
    let mut left = String::with_capacity(8);
    left.push('a');
    let both = left + "b";
    println!("{both} {}", left.len());
}

// outcome: frees-twice
// line: 6
// block: 1
// why: the sum takes the left text over: it has room, so its block is kept and freed by both
