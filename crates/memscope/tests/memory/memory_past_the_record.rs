// The record is full long before the program holds too much.
fn main() {
    let mut sum = 0u32;
    for n in 0..2_000u32 { //~ refused 4 more than 512 MiB
        sum += n;
    }
    let mut v: Vec<Vec<u8>> = Vec::new();
    loop {
        v.push(vec![sum as u8; 16 << 20]);
    }
}
