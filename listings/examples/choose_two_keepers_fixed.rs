struct Animal {
    meals: u32,
}

struct Keeper;

impl Keeper {
    fn feed(&self, animal: &mut Animal) {
        animal.meals += 1;
    }
}

fn main() {
    let mut nala = Animal { meals: 0 };
    let mia = Keeper;
    let jon = Keeper;
    mia.feed(&mut nala);
    jon.feed(&mut nala);
    println!("meals: {}", nala.meals);
}
