use std::mem;

fn main() {
    let mut bays = [17, 23];

    // SAFETY: 0 and 1 are indices of `bays`.
    unsafe {
        let first = bays.get_unchecked_mut(0);
        let second = bays.get_unchecked_mut(1);
        mem::swap(first, second);
    }
    println!("{bays:?}");
}
