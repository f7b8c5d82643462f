fn change(bays: &mut [u32], one: usize, other: usize) {
    assert!(one < bays.len() && other < bays.len());
    let start = bays.as_mut_ptr();
    // SAFETY: both are indices of `bays`, and no reference is made.
    unsafe { std::ptr::swap(start.add(one), start.add(other)) };
}

fn main() {
    let mut bays = [17, 23, 42];
    change(&mut bays, 0, 2);
    println!("{bays:?}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bays_are_changed_or_one_with_itself() {
        let mut bays = [17, 23, 42];
        change(&mut bays, 0, 2);
        assert_eq!(bays, [42, 23, 17]);
        change(&mut bays, 1, 1);
        assert_eq!(bays, [42, 23, 17]);
    }
}
