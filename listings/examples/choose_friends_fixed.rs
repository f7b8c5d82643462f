struct Animal {
    name: &'static str,
    friend: Option<usize>,
}

fn main() {
    let mut zoo = Vec::new();
    for name in ["Nala", "Kofi"] {
        zoo.push(Animal { name, friend: None });
    }
    let kofi = 1;
    for animal in &mut zoo {
        animal.friend = Some(kofi);
    }
    if let Some(friend) = zoo[0].friend {
        println!("{} likes {}", zoo[0].name, zoo[friend].name);
    }
}
