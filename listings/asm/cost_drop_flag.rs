unsafe extern "Rust" {
    safe fn shelve(card: Box<u32>);
    safe fn ring();
}

#[unsafe(no_mangle)]
pub fn close(card: Box<u32>, out: bool, bells: u32) {
    if out {
        shelve(card);
    }
    for _ in 0..bells {
        ring();
    }
}
