fn main() {
    let mut shelf = vec![7u64; 1_000];
    while let Some(grams) = shelf.pop() {
        assert_eq!(grams, 7);
    }
    println!("samples: {}", shelf.len());
    println!("room for: {}", shelf.capacity());

    shelf.shrink_to_fit();
    println!("after shrinking: {}", shelf.capacity());
}
