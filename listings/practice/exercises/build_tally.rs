use std::collections::BTreeMap;

// TODO: The second soup overwrites the first.
// Count on what is there, or on 0.
fn tally<'a>(orders: &[&'a str]) -> BTreeMap<&'a str, u32> {
    let mut counts = BTreeMap::new();
    for dish in orders {
        counts.insert(*dish, 1);
    }
    counts
}

fn main() {
    println!("{:?}", tally(&["soup", "fish", "soup"]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_soups_are_two() {
        let counts = tally(&["soup", "fish", "soup"]);
        assert_eq!(counts["soup"], 2);
        assert_eq!(counts["fish"], 1);
    }
}
