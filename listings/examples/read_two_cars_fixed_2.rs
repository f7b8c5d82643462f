fn main() {
    let mut cars = [40, 12];
    let [full, other] = cars.get_disjoint_mut([0, 1]).unwrap();
    *full -= 14;
    *other += 14;
    println!("{cars:?}");
}
