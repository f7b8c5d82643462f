fn take(text: String) {
    assert!(!text.is_empty());
}
fn main() {
    let a = String::from("one");
    for _ in 0..1 {
        take(a);
    }
}

// outcome: frees-twice
// line: 9
// block: 1
// why: the only round gives the value away, and it is dropped once more where main ends
