struct Animal {
    kg: u32,
    rank: usize,
}

fn main() {
    let mut zoo = Vec::new();
    for kg in [130, 5400, 2] {
        zoo.push(Animal { kg, rank: 0 });
    }
    for animal in &mut zoo {
        animal.rank = zoo.len();
    }
    for animal in &zoo {
        println!("{} kg, rank {}", animal.kg, animal.rank);
    }
}
