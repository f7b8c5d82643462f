fn motto(evening: bool) -> &'static str {
    if evening {
        "Late but true"
    } else {
        "First and true"
    }
}

fn pages() -> &'static [u32] {
    &[1, 2, 8]
}

fn main() {
    println!("{}, {:?}", motto(true), pages());
}
