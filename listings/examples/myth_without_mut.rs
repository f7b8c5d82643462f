use std::cell::Cell;

struct Scale {
    grams: Cell<u32>,
    on: bool,
}

impl Drop for Scale {
    fn drop(&mut self) {
        self.on = false;
        let grams = self.grams.get();
        println!("scale: {grams} g, on: {}", self.on);
    }
}

fn main() {
    let reading;
    {
        let grams = Cell::new(7);
        let scale = Scale { grams, on: true };
        scale.grams.set(9);
        reading = scale.grams.get();
    }
    let reading = reading + 1;
    println!("reading: {reading} g");
}
