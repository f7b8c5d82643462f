fn main() {
    let mut guests = vec![String::from("Ada")];
    let first = &guests[0];
    println!("first: {first}");
    guests.push(String::from("Bob"));
    let hall = guests;
    println!("{} in the hall", hall.len());
}
