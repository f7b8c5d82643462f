fn main() {
    let mut plays = vec![12, 40];
    let queue = &mut plays;
    let again = &mut *queue;
    let first = &mut again[0];
    *first += 1;
    queue.push(7);
    println!("{plays:?}");
}
