fn main() {
    let mut guests = vec![String::from("Ada")];
    let first = &guests[0];
    guests.push(String::from("Bob"));
    println!("first: {first}");
}
