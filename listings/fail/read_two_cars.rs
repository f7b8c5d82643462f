fn main() {
    let mut cars = [40, 12];
    let full = &mut cars[0];
    let other = &mut cars[1];
    *full -= 14;
    *other += 14;
    println!("{cars:?}");
}
