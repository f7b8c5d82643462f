use std::cell::Cell;

struct Animal {
    meals: Cell<u32>,
}

struct Keeper<'a> {
    animal: &'a Animal,
}

impl Keeper<'_> {
    fn feed(&self) {
        self.animal.meals.update(|meals| meals + 1);
    }
}

fn main() {
    let nala = Animal {
        meals: Cell::new(0),
    };
    let mia = Keeper { animal: &nala };
    let jon = Keeper { animal: &nala };
    mia.feed();
    jon.feed();
    println!("meals: {}", nala.meals.get());
}
