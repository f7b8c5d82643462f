fn main() {
    let car = Box::new(1995);
    let ticket = Box::into_raw(car);

    // SAFETY: `ticket` comes from `Box::into_raw`, and only
    // this block makes a box of it.
    let car = unsafe { Box::from_raw(ticket) };
    println!("plate: {}", *car);
}
