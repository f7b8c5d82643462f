// TODO: Find the three points of the message. The order of
// the lines is to stay, and there is to be no second list.
fn worst_then_clear(delays: &mut Vec<u32>) -> u32 {
    let worst = delays.iter().max();
    delays.clear();
    *worst.unwrap_or(&0)
}

fn main() {
    let mut delays = vec![5, 12, 3];
    println!("{}", worst_then_clear(&mut delays));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_is_told_and_the_list_is_empty() {
        let mut delays = vec![5, 12, 3];
        assert_eq!(worst_then_clear(&mut delays), 12);
        assert!(delays.is_empty());
        assert_eq!(worst_then_clear(&mut delays), 0);
    }
}
