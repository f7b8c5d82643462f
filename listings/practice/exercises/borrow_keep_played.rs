// TODO: Two songs were never played. Make it print [12, 40].
/// Removes the songs that were never played.
fn keep_played(plays: &mut Vec<u32>) {
    for at in 0..plays.len() {
        if plays[at] == 0 {
            plays.remove(at);
        }
    }
}

fn main() {
    let mut plays = vec![12, 0, 0, 40];
    keep_played(&mut plays);
    println!("{plays:?}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_zeros_in_a_row_both_go() {
        let mut plays = vec![12, 0, 0, 40];
        keep_played(&mut plays);
        assert_eq!(plays, [12, 40]);
    }

    #[test]
    fn a_zero_at_the_end_goes() {
        let mut plays = vec![7, 0];
        keep_played(&mut plays);
        assert_eq!(plays, [7]);
    }
}
