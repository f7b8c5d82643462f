fn main() {
    let mut list = vec![
        1, // one
        2,
    ];
    let first = &list[0]; /* lent
    over two lines */
    list.push(3);
    println!("{first}");
}

// outcome: reads-freed
// line: 9
// block: 1
// why: what is on a line stays there: comments, strings of several lines, an item of many
