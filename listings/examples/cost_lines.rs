const LINE: usize = 64;

struct Slip {
    number: u64,
}

struct Card {
    number: u64,
    title: [u8; 56],
}

fn main() {
    let slip = Slip { number: 7 };
    let card = Card {
        number: 7,
        title: [b' '; 56],
    };
    assert!(slip.number == card.number);
    assert!(card.title.len() == 56);
    for size in [size_of::<Slip>(), size_of::<Card>()] {
        let bytes = 1000 * size;
        let lines = bytes / LINE;
        println!("1,000 of {size} bytes: {lines} lines");
    }
}
