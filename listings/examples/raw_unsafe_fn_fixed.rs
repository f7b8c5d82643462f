#![deny(unsafe_op_in_unsafe_fn)]

/// # Safety
///
/// `bay` must be less than `plates.len()`.
unsafe fn plate_at(plates: &[u32], bay: usize) -> u32 {
    // SAFETY: the caller promises it.
    unsafe { *plates.get_unchecked(bay) }
}

fn main() {
    let plates = [17, 23];
    // SAFETY: 1 is less than 2.
    let plate = unsafe { plate_at(&plates, 1) };
    println!("plate: {plate}");
}
