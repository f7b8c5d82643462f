fn main() {
    let mut catalog = vec![String::from("Emma")];
    catalog.push(String::from("Persuasion"));
    let first = &catalog[0];
    println!("{first} and {}", catalog[1]);
}
