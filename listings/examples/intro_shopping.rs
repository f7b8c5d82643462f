fn main() {
    let mut note = String::from("milk");
    note.push_str(", bread");
    println!("buy: {note}");
}
