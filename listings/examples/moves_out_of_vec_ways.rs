fn main() {
    let mut bag = vec![
        String::from("Ada"),
        String::from("Bob"),
        String::from("Cleo"),
        String::from("Dan"),
        String::from("Eve"),
    ];
    let first = bag.remove(0);
    println!("remove: {first}, left {bag:?}");
    let second = bag.swap_remove(0);
    println!("swap_remove: {second}, left {bag:?}");
    let taken = std::mem::take(&mut bag[0]);
    println!("take: {taken}, left {bag:?}");
    for name in bag {
        println!("for: {name:?}");
    }
}
