fn weigh(parcel: &str) -> usize {
    parcel.len()
}

fn main() {
    let parcel = String::from("books");
    println!("{} g", weigh(&parcel));
    println!("{} g", weigh(&parcel));
}
