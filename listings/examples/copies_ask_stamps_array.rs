fn add(mut stamps: [u32; 2], price: u32) {
    stamps[0] = price;
    println!("{stamps:?}");
}

fn main() {
    let stamps = [30, 30];
    add(stamps, 95);
    println!("{stamps:?}");
}
