struct Season {
    first: u32,
    last: u32,
}

static SEASON: Season = Season { first: 3, last: 10 };
const ROWS: [u32; 3] = [12, 30, 18];

fn season() -> &'static Season {
    &SEASON
}

fn label() -> &'static str {
    "mint"
}

fn main() {
    let same = std::ptr::eq(season(), season());
    println!("{} to {}", season().first, season().last);
    println!("one place: {same}");

    let mut rows = ROWS;
    rows[0] = 99;
    println!("copy {rows:?}, constant {ROWS:?}");

    let text = label();
    let copy = String::from(text);
    let shared = copy.as_ptr() == text.as_ptr();
    println!("{copy} shares the literal's bytes: {shared}");
}
