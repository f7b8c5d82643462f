fn main() {
    let car = Box::new(1995);
    let ticket = &raw const *car;
    drop(car);
    println!("plate: {}", *ticket);
}
