fn main() {
    let a = String::from("one");
    let give = move || { let b = a; println!("{b}"); };
    give();
    give();
}

// outcome: reads-freed
// line: 3
// block: 1
// why: the first call consumes what the closure owns; the second reads it
