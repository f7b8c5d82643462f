struct Zoo {
    enclosures: Vec<&'static str>,
    animals: Vec<Animal>,
}

struct Animal {
    name: &'static str,
    home: usize,
}

fn main() {
    let mut zoo = Zoo {
        enclosures: vec!["savanna", "clinic"],
        animals: Vec::new(),
    };
    let nala = Animal {
        name: "Nala",
        home: 0,
    };
    zoo.animals.push(nala);
    zoo.animals[0].home = 1;
    for animal in &zoo.animals {
        let home = zoo.enclosures[animal.home];
        println!("{}: {home}", animal.name);
    }
}
