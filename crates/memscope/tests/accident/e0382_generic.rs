fn both<T>(value: T) -> (T, T) {
    (value, value)
}
fn main() {
    let pair = both(Box::new(1));
    println!("{} {}", pair.0, pair.1);
}

// outcome: frees-twice
// line: 7
// block: 1
// why: generic code copies the box; both are dropped
