fn add(mut stamps: Vec<u32>, price: u32) -> Vec<u32> {
    stamps.push(price);
    stamps
}

fn main() {
    let stamps = vec![30, 30];
    let stamps = add(stamps, 95);
    println!("{stamps:?}");
}
