fn weigh(parcel: String) -> usize {
    parcel.len()
}

fn main() {
    let parcel = String::from("books");
    let grams = weigh(parcel);
    println!("{parcel}: {grams} g");
}
