fn main() {
    println!("address: {} bytes", size_of::<*const f64>());
    println!("reference: {} bytes", size_of::<&f64>());
    println!("owner: {} bytes", size_of::<Box<f64>>());
}
