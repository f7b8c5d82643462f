use std::slice::from_raw_parts_mut;

fn split(bays: &mut [u32], at: usize) -> [&mut [u32]; 2] {
    let len = bays.len();
    assert!(at <= len, "no split at {at}");
    let start = bays.as_mut_ptr();

    // SAFETY: both rows lie in `bays`, since `at <= len`;
    // they share no element; and `bays` is out of use as
    // long as the result is in use, by the signature.
    unsafe {
        [
            from_raw_parts_mut(start, at),
            from_raw_parts_mut(start.add(at), len - at),
        ]
    }
}

fn main() {
    let mut bays = [17, 23, 42];
    for at in [1, 3, 4] {
        let [left, right] = split(&mut bays, at);
        println!("{} and {}", left.len(), right.len());
        left[0] += 100;
        println!("{left:?} {right:?}");
    }
}
