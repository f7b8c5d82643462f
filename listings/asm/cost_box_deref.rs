pub struct Plain {
    pub number: u32,
}

pub struct Boxed {
    pub number: Box<u32>,
}

#[unsafe(no_mangle)]
pub fn read_plain(card: &Plain) -> u32 {
    card.number
}

#[unsafe(no_mangle)]
pub fn read_boxed(card: &Boxed) -> u32 {
    *card.number
}
