fn main() {
    let slips = vec![String::from("soup"), String::from("fish")];
    let mut by_name: Vec<&String> = slips.iter().collect();
    by_name.sort();
    println!("{by_name:?}, and still {slips:?}");
}
