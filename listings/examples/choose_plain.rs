struct Animal {
    name: &'static str,
    meals: u32,
}

impl Drop for Animal {
    fn drop(&mut self) {
        println!("{} leaves, meals: {}", self.name, self.meals);
    }
}

struct Enclosure {
    lion: Animal,
}

fn main() {
    let mut savanna = Enclosure {
        lion: Animal {
            name: "Nala",
            meals: 0,
        },
    };
    savanna.lion.meals += 1;
    let same = size_of::<Enclosure>() == size_of::<Animal>();
    println!("same size: {same}");
    println!("closing");
}
