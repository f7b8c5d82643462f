fn weigh(shelf: Vec<u64>) -> (u64, usize) {
    (shelf.iter().sum(), shelf.as_ptr().addr())
}

fn main() {
    let shelf = vec![7; 1_000];
    let before = shelf.as_ptr().addr();
    let (sum, inside) = weigh(shelf);
    println!("{sum} g, same block: {}", before == inside);
    println!("handle: {} bytes", size_of::<Vec<u64>>());
}
