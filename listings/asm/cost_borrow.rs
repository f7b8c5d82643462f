pub struct Card {
    pub loans: u32,
    pub days: u32,
}

#[unsafe(no_mangle)]
pub fn without_borrow(mut card: Card) -> u32 {
    card.loans += 1;
    card.days += card.loans;
    card.days
}

#[unsafe(no_mangle)]
pub fn with_borrow(mut card: Card) -> u32 {
    let loans = &mut card.loans;
    *loans += 1;
    let seen = &card.loans;
    card.days += *seen;
    card.days
}
