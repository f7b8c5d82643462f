struct Enclosure<'a> {
    name: &'static str,
    animals: Vec<Animal<'a>>,
}

struct Animal<'a> {
    name: &'static str,
    home: &'a Enclosure<'a>,
}

fn main() {
    let mut savanna = Enclosure {
        name: "savanna",
        animals: Vec::new(),
    };
    let nala = Animal {
        name: "Nala",
        home: &savanna,
    };
    savanna.animals.push(nala);
    for animal in &savanna.animals {
        println!("{}: {}", animal.name, animal.home.name);
    }
}
