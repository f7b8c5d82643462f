use std::sync::OnceLock;
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

static MASCOT: OnceLock<Animal> = OnceLock::new();

fn choose(name: &'static str) {
    let chosen = MASCOT.set(Animal { name, meals: 0 });
    println!("{name} chosen: {}", chosen.is_ok());
}

fn main() {
    choose("Nala");
    choose("Kofi");
    let gate = thread::spawn(|| MASCOT.get());
    let there = gate.join().unwrap();
    println!("at the gate: {:?}", there.map(|it| it.name));
}
