fn main() {
    let mut seeds: Vec<u32> = Vec::new();
    println!("empty: capacity {}", seeds.capacity());
    for seed in 1..=20 {
        let before = seeds.capacity();
        seeds.push(seed);
        let now = seeds.capacity();
        if now != before {
            println!("seed {seed}: capacity {before} to {now}");
        }
    }
    println!("at the end: length {}", seeds.len());
}
