fn main() {
    let mut seeds = vec![3, 1];
    println!("{} of {}", seeds.len(), seeds.capacity());
    seeds.push(4);
    println!("{} of {}", seeds.len(), seeds.capacity());
    seeds.push(1);
    println!("{} of {}", seeds.len(), seeds.capacity());
}
