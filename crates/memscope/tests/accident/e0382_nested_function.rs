fn main() {
    fn inner() {
        let a = Box::new(7);
        let b = a;
        println!("{a} {b}");
    }
    inner();
}

// outcome: frees-twice
// line: 6
// block: 1
// why: the same in a function inside main
