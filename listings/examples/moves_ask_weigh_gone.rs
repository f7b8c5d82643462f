fn weigh(parcel: String) -> usize {
    parcel.len()
}

fn main() {
    let parcel = String::from("books");
    println!("{parcel}");
    println!("{} g", weigh(parcel));
}
