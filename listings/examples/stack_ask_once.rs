fn times_grown(mut seeds: Vec<u32>) -> u32 {
    let mut grown = 0;
    for seed in 0..1000 {
        if seeds.len() == seeds.capacity() {
            grown += 1;
        }
        seeds.push(seed);
    }
    grown
}

fn main() {
    let empty = Vec::new();
    println!("begun empty: {}", times_grown(empty));
    let roomy = Vec::with_capacity(1000);
    println!("begun with room: {}", times_grown(roomy));
}
