fn main() {
    let mut all = Vec::new();
    for n in 0..2 {
        let text = n.to_string();
        all.push(text.as_str());
    }
    let first =
        // the element of the first round
        all[0].len() + all[0].bytes().count();
    println!("{first} {}", all[0]);
}

// outcome: reads-freed
// line: 10
// block: 1
// why: lengths lie in the vector itself, and so does the count of bytes: only the print reads the freed text
