fn add(stamps: &mut Vec<u32>, price: u32) {
    stamps.push(price);
}

fn main() {
    let mut stamps = vec![30, 30];
    add(&mut stamps, 95);
    println!("{stamps:?}");
}
