fn main() {
    let mut bag = vec![String::from("Ada"), String::from("Bob")];
    let first = bag.remove(0);
    println!("{first}, left in the bag: {bag:?}");
}
