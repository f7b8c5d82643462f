fn main() {
    let car = Box::new(1995);
    let ticket = &raw const *car;
    // SAFETY: `car` owns its block until the drop.
    println!("plate: {}", unsafe { *ticket });
    drop(car);
}
