use std::cell::Cell;

struct Lamp {
    flashes: Cell<u32>,
}

impl Lamp {
    fn flash(&self) {
        self.flashes.set(self.flashes.get() + 1);
        println!("flash {}", self.flashes.get());
    }
}

fn main() {
    let flashes = Cell::new(0);
    let lamp = Lamp { flashes };
    let (keeper, helper) = (&lamp, &lamp);
    keeper.flash();
    helper.flash();
}
