fn add_stamp(mut stamps: Vec<u32>) {
    stamps.push(95);
}

fn main() {
    let stamps = vec![30, 30];
    add_stamp(stamps.clone());
    println!("{} stamps", stamps.len());
}
