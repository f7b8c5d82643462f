use std::mem;

fn main() {
    let mut bays = [17, 23];

    // SAFETY: 1 is an index of `bays`.
    unsafe {
        let first = bays.get_unchecked_mut(1);
        let second = bays.get_unchecked_mut(1);
        mem::swap(first, second);
    }
    println!("{bays:?}");
}
