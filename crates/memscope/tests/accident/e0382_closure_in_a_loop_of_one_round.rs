fn main() {
    let name = String::from("Ada");
    for n in 0..1 {
        let greet = move || println!("{n} {name}");
        greet();
    }
}

// outcome: nothing
// why: the loop has one round, so that the text moves once and is dropped once
