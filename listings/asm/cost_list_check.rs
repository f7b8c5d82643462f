pub struct Card {
    pub number: u64,
    pub title: [u8; 56],
}

#[unsafe(no_mangle)]
pub fn with_check(cards: &[Card], list: &[usize]) -> u64 {
    list.iter().map(|at| cards[*at].number).sum()
}

#[unsafe(no_mangle)]
pub fn boxes_with_check(cards: &[Box<Card>], list: &[usize]) -> u64 {
    list.iter().map(|at| cards[*at].number).sum()
}

#[unsafe(no_mangle)]
pub fn without_check(cards: &[Card; 512], list: &[usize]) -> u64 {
    list.iter().map(|at| cards[at % 512].number).sum()
}
