fn main() {
    let mut shelf = vec![7, 8];
    unsafe {
        let first = *shelf.get_unchecked(0);
        shelf.push(9);
        println!("{first} g of {}", shelf.len());
    }
}
