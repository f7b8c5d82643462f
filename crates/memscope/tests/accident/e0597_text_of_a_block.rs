fn main() {
    let r;
    {
        let text = String::from("one");
        r = text.as_str();
    }
    println!("{r}");
}

// outcome: reads-freed
// line: 7
// block: 1
// why: the text is freed where the block ends
