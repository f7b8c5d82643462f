fn main() {
    let mut catalog = vec![String::from("Emma")];
    let first = &catalog[0];
    catalog.push(String::from("Persuasion"));
    println!("{first} and {}", catalog[1]);
}
