fn main() {
    let plays = [12, 40, 7, 9];
    let middle: &[i32] = &plays[1..3];
    println!("{middle:?}, {} bytes", size_of::<&[i32]>());
    let (here, there) = (&middle[0], &plays[1]);
    println!("same place: {}", std::ptr::eq(here, there));
}
