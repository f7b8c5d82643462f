use std::rc::Rc;
use std::sync::Mutex;

struct Animal {
    name: &'static str,
    meals: u32,
}

impl Drop for Animal {
    fn drop(&mut self) {
        println!("{} leaves, meals: {}", self.name, self.meals);
    }
}

fn hatch(name: &'static str) -> Animal {
    Animal { name, meals: 0 }
}

fn main() {
    let mut plain = hatch("Ida");
    let shared = Rc::new(hatch("Otto"));
    let locked = Mutex::new(hatch("Pip"));
    plain.meals += 1;
    locked.lock().unwrap().meals += 2;
    println!("{}: {}", shared.name, Rc::strong_count(&shared));
}
