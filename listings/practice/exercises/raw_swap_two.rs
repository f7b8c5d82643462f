// TODO: Mend it without `unsafe`.
// The two numbers may be the same.
fn change(bays: &mut [u32], one: usize, other: usize) {
    std::mem::swap(&mut bays[one], &mut bays[other]);
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
