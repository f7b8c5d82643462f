#[unsafe(no_mangle)]
pub fn look(card: &Box<u32>) -> u32 {
    **card
}

#[unsafe(no_mangle)]
pub fn look_and_drop(card: Box<u32>) -> u32 {
    *card
}
