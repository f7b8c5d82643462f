struct Animal {
    kg: u32,
    rank: usize,
}

fn main() {
    let mut zoo = Vec::new();
    for kg in [130, 5400, 2] {
        zoo.push(Animal { kg, rank: 0 });
    }
    for at in 0..zoo.len() {
        let kg = zoo[at].kg;
        let heavier = zoo.iter().filter(|it| it.kg > kg);
        zoo[at].rank = heavier.count() + 1;
    }
    for animal in &zoo {
        println!("{} kg, rank {}", animal.kg, animal.rank);
    }
}
