struct Animal {
    kg: u32,
    rank: usize,
}

fn main() {
    let mut zoo = Vec::new();
    for kg in [130, 5400, 2] {
        zoo.push(Animal { kg, rank: 0 });
    }
    let mut ranks = Vec::new();
    for animal in &zoo {
        let heavier = zoo.iter().filter(|it| it.kg > animal.kg);
        ranks.push(heavier.count() + 1);
    }
    for (animal, rank) in zoo.iter_mut().zip(ranks) {
        animal.rank = rank;
    }
    for animal in &zoo {
        println!("{} kg, rank {}", animal.kg, animal.rank);
    }
}
