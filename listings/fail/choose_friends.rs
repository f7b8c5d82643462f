struct Animal<'a> {
    name: &'static str,
    friend: Option<&'a Animal<'a>>,
}

fn main() {
    let mut zoo = Vec::new();
    for name in ["Nala", "Kofi"] {
        zoo.push(Animal { name, friend: None });
    }
    let kofi = &zoo[1];
    for animal in &mut zoo {
        animal.friend = Some(kofi);
    }
    if let Some(friend) = zoo[0].friend {
        println!("{} likes {}", zoo[0].name, friend.name);
    }
}
