fn main() {
    let plate: u32 = 1995;

    // SAFETY: `plate` is alive.
    unsafe {
        let ticket: *const u32 = &raw const plate;
        println!("plate: {}", *ticket);
    }
}
