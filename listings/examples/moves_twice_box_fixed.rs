fn twice<T: Clone>(value: T) -> [T; 2] {
    [value.clone(), value]
}

fn main() {
    let price = Box::new(95);
    println!("{:?}", twice(price));
}
