fn main() {
    let mut slips = vec![
        String::from("fish"),
        String::from("soup"),
        String::from("cake"),
        String::from("stew"),
    ];
    slips.swap(0, 1);
    let served: Vec<String> = slips.drain(..2).collect();
    let cake = slips.swap_remove(0);
    println!("{served:?}, {cake}, {slips:?}");
}
