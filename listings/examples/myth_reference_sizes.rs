fn compare<T>(name: &str) {
    let copy = size_of::<T>();
    let reference = size_of::<&T>();
    println!("{name}: copy {copy}, reference {reference}");
}

fn main() {
    compare::<u8>("u8");
    compare::<[u16; 2]>("two u16");
    compare::<f64>("f64");
    compare::<[f64; 100]>("100 f64");
}
