// also: -O
#[inline(never)]
fn count(cars: &mut i32, gate: *mut i32, hours: usize) {
    for _ in 0..hours {
        *cars += 1;
        // SAFETY: none. `gate` may lead to `cars`.
        unsafe { *gate += 10 };
    }
}

fn main() {
    let mut cars = 0;
    let gate = &raw mut cars;
    // SAFETY: none. Both lead to `cars`, and both write.
    count(unsafe { &mut *gate }, gate, 3);
    println!("{cars} cars");
}
