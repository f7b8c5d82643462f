fn main() {
    let bag = vec![String::from("Ada"), String::from("Bob")];
    for name in &bag {
        println!("to {name}");
    }
    println!("{} in the bag", bag.len());
}
