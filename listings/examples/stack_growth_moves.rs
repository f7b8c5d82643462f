fn main() {
    let mut seeds: Vec<u64> = Vec::with_capacity(4);
    let mut grown = 0;
    let mut moved_grown = 0;
    let mut moved_with_room = 0;
    for seed in 0..1_000_000 {
        let room = seeds.len() < seeds.capacity();
        let block = seeds.as_ptr();
        seeds.push(seed);
        let moved = seeds.as_ptr() != block;
        if room {
            moved_with_room += u32::from(moved);
        } else {
            grown += 1;
            moved_grown += u32::from(moved);
        }
    }
    println!("pushes that had to grow: {grown}");
    println!("some of them moved: {}", moved_grown > 0);
    println!("moved with room left: {moved_with_room}");
}
