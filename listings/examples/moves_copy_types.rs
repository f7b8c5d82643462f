fn twice<T: Copy>(value: T) -> [T; 2] {
    [value, value]
}

fn main() {
    println!("{:?}", twice(95));
    println!("{:?}", twice(("Ada", true)));
    let letter = String::from("Dear Ada");
    println!("{:?}", twice(&letter));
}
