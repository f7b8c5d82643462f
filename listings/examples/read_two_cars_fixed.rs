fn main() {
    let mut cars = [40, 12];
    let (front, back) = cars.split_at_mut(1);
    let full = &mut front[0];
    let other = &mut back[0];
    *full -= 14;
    *other += 14;
    println!("{cars:?}");
}
