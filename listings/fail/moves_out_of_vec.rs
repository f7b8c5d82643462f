fn main() {
    let bag = vec![String::from("Ada"), String::from("Bob")];
    let first = bag[0];
    println!("{first}, left in the bag: {bag:?}");
}
