fn add(mut stamps: Vec<u32>, price: u32) {
    stamps.push(price);
}

fn main() {
    let stamps = vec![30, 30];
    add(stamps, 95);
    println!("{stamps:?}");
}
