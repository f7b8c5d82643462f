fn weigh(shelf: &[u32], place: &str) -> Option<u32> {
    // TODO: It stops at a place that is not there.
    // Answer None.
    let place: usize = place.parse().unwrap();
    Some(shelf[place])
}

fn main() {
    println!("{:?}", weigh(&[7, 8], "1"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_none() {
        assert_eq!(weigh(&[7, 8], "1"), Some(8));
        assert_eq!(weigh(&[7, 8], "2"), None);
        assert_eq!(weigh(&[7, 8], "two"), None);
    }
}
