fn main() {
    let tour: Box<[u32]> = Box::new([3, 5, 7]);
    tour.push(9);
    println!("last room: {}", tour[tour.len() - 1]);
}
