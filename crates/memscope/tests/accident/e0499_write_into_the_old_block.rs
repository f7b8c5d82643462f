fn main() {
    let mut list = vec![1, 2];
    let first = &mut list[0];
    list.push(3);
    *first = 9;
    println!("{list:?}");
}
// outcome: writes-freed
// line: 5
// block: 1
// why: the push moves the elements; line 5 writes into the block that they left
