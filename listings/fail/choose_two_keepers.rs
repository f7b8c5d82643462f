struct Animal {
    meals: u32,
}

struct Keeper<'a> {
    animal: &'a mut Animal,
}

impl Keeper<'_> {
    fn feed(&mut self) {
        self.animal.meals += 1;
    }
}

fn main() {
    let mut nala = Animal { meals: 0 };
    let mut mia = Keeper { animal: &mut nala };
    let mut jon = Keeper { animal: &mut nala };
    mia.feed();
    jon.feed();
    println!("meals: {}", nala.meals);
}
