fn main() {
    let mut slips = vec!["soup", "fish", "stew", "cake"];
    let hot = |dish: &mut &str| dish.starts_with('s');

    let next = slips.extract_if(.., hot).next();
    println!("{next:?}, left: {slips:?}");

    let rest: Vec<&str> = slips.extract_if(.., hot).collect();
    println!("{rest:?}, left: {slips:?}");
}
