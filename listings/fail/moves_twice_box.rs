fn twice<T: Copy>(value: T) -> [T; 2] {
    [value, value]
}

fn main() {
    let price = Box::new(95);
    println!("{:?}", twice(price));
}
