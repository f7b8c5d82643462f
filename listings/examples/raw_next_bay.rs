// also: -O
use std::hint::black_box;

fn plate(bays: &[u32], bay: usize) -> u32 {
    // SAFETY: none. Nobody asks whether `bay` is in range.
    unsafe { *bays.get_unchecked(bay) }
}

fn main() {
    let (garage, bay) = black_box(([17, 23, 42], 2));
    let ours = &garage[..2];
    println!("plate {}", plate(ours, bay));
}
