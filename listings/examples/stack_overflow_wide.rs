use std::hint::black_box;

const MEBIBYTE: usize = 1024 * 1024;

fn dig(level: u32) -> u32 {
    if level == 64 {
        return level;
    }
    let mut soil = [0u8; MEBIBYTE];
    black_box(&mut soil);
    let deepest = dig(level + 1);
    black_box(&mut soil);
    deepest
}

fn main() {
    println!("digging");
    println!("reached level {}", dig(0));
}
