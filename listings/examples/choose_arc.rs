use std::sync::Arc;
use std::thread;

struct Animal {
    name: &'static str,
    meals: u32,
}

impl Drop for Animal {
    fn drop(&mut self) {
        println!("{} leaves, meals: {}", self.name, self.meals);
    }
}

fn main() {
    let nala = Arc::new(Animal {
        name: "Nala",
        meals: 0,
    });
    let mut tours = Vec::new();
    for _ in 0..2 {
        let seen = Arc::clone(&nala);
        tours.push(thread::spawn(move || seen.name.len()));
    }
    drop(nala);
    for tour in tours {
        tour.join().unwrap();
    }
    println!("closing");
}
