#[derive(Clone, Copy)]
struct Handle {
    place: usize,
    generation: u32,
}

struct Place {
    generation: u32,
    animal: Option<&'static str>,
}

struct Zoo {
    places: Vec<Place>,
}

impl Zoo {
    fn add(&mut self, name: &'static str) -> Handle {
        let empty = |it: &Place| it.animal.is_none();
        let place = match self.places.iter().position(empty) {
            Some(place) => place,
            None => {
                self.places.push(Place {
                    generation: 0,
                    animal: None,
                });
                self.places.len() - 1
            }
        };
        let found = &mut self.places[place];
        found.animal = Some(name);
        let generation = found.generation;
        Handle { place, generation }
    }

    fn get(&self, handle: Handle) -> Option<&'static str> {
        let found = &self.places[handle.place];
        if found.generation == handle.generation {
            found.animal
        } else {
            None
        }
    }

    fn remove(&mut self, handle: Handle) {
        let found = &mut self.places[handle.place];
        if found.generation == handle.generation {
            found.animal = None;
            found.generation += 1;
        }
    }
}

fn main() {
    let mut zoo = Zoo { places: Vec::new() };
    let otto = zoo.add("Otto");
    let nala = zoo.add("Nala");
    zoo.remove(otto);
    let kofi = zoo.add("Kofi");
    zoo.remove(otto);
    println!("same place: {}", otto.place == kofi.place);
    for handle in [otto, nala, kofi] {
        println!("{:?}", zoo.get(handle));
    }
}
