use std::rc::Rc;

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
    let mia = Rc::new(Animal {
        name: "Nala",
        meals: 0,
    });
    let jon = Rc::clone(&mia);
    drop(mia);
    println!("Mia has gone");
    drop(jon);
    println!("Jon has gone");
}
