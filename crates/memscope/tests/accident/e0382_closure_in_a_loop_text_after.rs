fn main() {
    let name = String::from("Ada");
    for n in 0..1 {
        let greet = move || println!("{n} {name}");
        greet();
    }
    println!("{name}");
}

// outcome: reads-freed
// line: 7
// block: 1
// why: the closure owns the text and is dropped at the end of the round; the last line reads what was freed
