// TODO: 12 seeds in each bed. A million beds are a million frames: use one.
fn seeds(beds: u32) -> u32 {
    if beds == 0 {
        return 0;
    }
    seeds(beds - 1) + 12
}

fn main() {
    println!("{}", seeds(3));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_beds_and_a_great_many() {
        assert_eq!(seeds(3), 36);
        assert_eq!(seeds(1_000_000), 12_000_000);
    }
}
