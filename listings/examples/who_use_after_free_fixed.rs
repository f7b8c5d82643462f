fn main() {
    let log = vec![4.5, 6.0, 7.5];
    let first = &log[0];
    println!("first: {first} C");
    drop(log);
}
