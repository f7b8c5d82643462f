fn main() {
    let list = String::from("milk, bread");
    println!("reading: {list}");
    drop(list);
}
