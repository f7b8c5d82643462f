/// The numbers of a drawer's cards, and how often the block
/// grew.
fn number(cards: usize) -> (Vec<usize>, usize) {
    let mut drawer = Vec::with_capacity(cards);
    let mut grown = 0;
    for card in 0..cards {
        let before = drawer.capacity();
        drawer.push(card);
        if drawer.capacity() != before {
            grown += 1;
        }
    }
    (drawer, grown)
}

fn main() {
    let (drawer, grown) = number(1000);
    println!("{} cards, grown: {}", drawer.len(), grown > 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_never_grows() {
        let (drawer, grown) = number(1000);
        assert_eq!((drawer.len(), grown), (1000, 0));
    }
}
