use std::ptr;

fn main() {
    let mut bays = [17, 23];

    // SAFETY: both lead to elements of `bays`.
    unsafe {
        let first = &raw mut bays[0];
        let second = &raw mut bays[1];
        ptr::swap(first, second);
    }
    println!("{bays:?}");
}
