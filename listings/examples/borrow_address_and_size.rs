type Year = [u32; 365];

fn main() {
    let plays: Year = [0; 365];
    let reader = &plays;
    println!("plays: {}", size_of_val(&plays));
    println!("&Year: {}", size_of::<&Year>());
    println!("&mut Year: {}", size_of::<&mut Year>());
    println!("maybe: {}", size_of::<Option<&Year>>());
    println!("same place: {}", std::ptr::eq(reader, &plays));
}
