fn main() {
    let bag = vec![
        String::from("Ada"),
        String::from("Bob"),
        String::from("Cleo"),
    ];
    let copy = bag.clone();
    println!("{} and {}", bag.len(), copy.len());
}
