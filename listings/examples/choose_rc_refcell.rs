use std::cell::RefCell;
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
    let mia = Rc::new(RefCell::new(Animal {
        name: "Nala",
        meals: 0,
    }));
    let jon = Rc::clone(&mia);
    mia.borrow_mut().meals += 1;
    jon.borrow_mut().meals += 1;
    drop(mia);
    println!("Mia has gone");
    drop(jon);
    println!("Jon has gone");
}
