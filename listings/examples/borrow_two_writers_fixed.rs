fn main() {
    let mut titles = vec![String::from("Gold")];
    let last = &mut titles[0];
    last.make_ascii_uppercase();
    let guest = &mut titles;
    println!("played {:?}", guest.pop());
}
