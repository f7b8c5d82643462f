fn main() {
    let mut queue = vec![0, 1];
    queue.push(queue.len());
    println!("{queue:?}");
}
