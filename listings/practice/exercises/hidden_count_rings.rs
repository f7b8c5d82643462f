// TODO: The closure changes what it holds.
// Ask for the trait that allows it.
fn three_times(ring: impl Fn()) {
    ring();
    ring();
    ring();
}

fn main() {
    let mut rings = 0;
    three_times(|| rings += 1);
    println!("{rings}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ring_counts() {
        let mut rings = 0;
        three_times(|| rings += 1);
        assert_eq!(rings, 3);
    }
}
