fn main() {
    let all = [String::from("one"), String::from("two")];
    let i = 0; let first = all[i];
    println!("{first}");
}

// outcome: frees-twice
// line: 5
// block: 1
// why: the array still owns its element
