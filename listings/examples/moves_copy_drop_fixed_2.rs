#[derive(Clone, Copy)]
struct Stamp {
    price: u32,
}

fn main() {
    let stamp = Stamp { price: 95 };
    let spare = stamp;
    println!("{}, {}", stamp.price, spare.price);
}
