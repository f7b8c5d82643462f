fn take(text: String) {
    assert!(!text.is_empty());
}
fn main() {
    let a = String::from("one");
    for _ in 0..1 {
        take(a);
    }
}

// outcome: nothing
// why: what the compiler refuses is the move of a second round, and there is none; after one move `a` is not dropped where
// `main` ends
