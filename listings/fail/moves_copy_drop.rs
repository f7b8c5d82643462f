#[derive(Clone, Copy)]
struct Stamp {
    price: u32,
}

impl Drop for Stamp {
    fn drop(&mut self) {
        println!("torn up: {}", self.price);
    }
}

fn main() {
    let stamp = Stamp { price: 95 };
    let spare = stamp;
    println!("{}, {}", stamp.price, spare.price);
}
