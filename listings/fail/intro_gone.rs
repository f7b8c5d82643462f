fn main() {
    let list = String::from("milk, bread");
    drop(list);
    println!("reading: {list}");
}
