fn main() {
    let list = ["milk", "bread"];
    let wanted = list.len();
    println!("looking for item {wanted}");
    println!("found {}", list[wanted]);
}
