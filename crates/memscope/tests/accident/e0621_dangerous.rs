fn keep<'a>(list: &mut Vec<&'a str>, text: &str) {
    list.push(text);
}
fn main() {
    let mut list = Vec::new();
    {
        let text = String::from("one");
        keep(&mut list, &text);
    }
    println!("{}", list[0]);
}

// outcome: reads-freed
// line: 10
// block: 1
// why: what is put into the list is freed with its block
