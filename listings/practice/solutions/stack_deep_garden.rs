fn seeds(beds: u32) -> u32 {
    let mut seeds = 0;
    for _bed in 0..beds {
        seeds += 12;
    }
    seeds
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
