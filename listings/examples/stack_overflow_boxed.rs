// also: -O
const MEBIBYTE: usize = 1024 * 1024;

fn dig(level: usize) -> usize {
    if level == 64 {
        return 0;
    }
    let soil = Box::new([0u8; MEBIBYTE]);
    dig(level + 1) + soil.len()
}

fn main() {
    println!("digging");
    println!("{} bytes dug", dig(0));
}
