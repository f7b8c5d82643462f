fn main() {
    let mut queue = vec![0, 1];
    let next = queue.len();
    Vec::push(&mut queue, next);
    println!("{queue:?}");
}
