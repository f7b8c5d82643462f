fn main() {
    let mut queue = vec![0, 1];
    Vec::push(&mut queue, queue.len());
    println!("{queue:?}");
}
