fn main() {
    let mut cars = 12;
    let entry = &raw mut cars;
    let exit = entry;

    // SAFETY: `cars` is alive, and no reference to it is
    // in use.
    unsafe {
        *entry += 3;
        *exit -= 1;
    }
    println!("{cars} cars");
}
