fn main() {
    let v = vec![String::from("one")];
    let first = v[0];
    println!("{first}");
}

// outcome: frees-twice
// line: 5
// block: 2
// why: the element is owned by the vector and by the new name
