fn main() {
    let tour: Box<[u32]> = Box::new([3, 5, 7]);
    let mut tour = tour.into_vec();
    tour.push(9);
    println!("last room: {}", tour[tour.len() - 1]);
}
