fn boxed<T: std::fmt::Debug>(value: T) -> Box<dyn std::fmt::Debug> {
    Box::new(value)
}
fn main() {
    let shown;
    {
        let text = String::from("one");
        shown = boxed(text.as_str());
    }
    println!("{shown:?}");
}

// outcome: reads-freed
// line: 10
// block: 1
// why: the boxed reference outlives the text
