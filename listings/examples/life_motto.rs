fn motto(evening: bool) -> &'static str {
    if evening {
        "Late but true"
    } else {
        "First and true"
    }
}

fn main() {
    let front = motto(false);
    let back = motto(true);
    println!("{front} / {back}");
}
