// also: -O
use std::slice::from_raw_parts_mut;

fn split(bays: &mut [u32], at: usize) -> [&mut [u32]; 2] {
    let len = bays.len();
    let start = bays.as_mut_ptr();
    // SAFETY: none. Nobody asks whether `at <= len`.
    unsafe {
        [
            from_raw_parts_mut(start, at),
            from_raw_parts_mut(start.add(at), len - at),
        ]
    }
}

fn main() {
    let mut bays = [17, 23, 42];
    let [left, right] = split(&mut bays, 4);
    println!("{} and {}", left.len(), right.len());
}
