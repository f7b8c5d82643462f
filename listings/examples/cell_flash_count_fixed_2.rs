struct Lamp {
    flashes: u32,
}

impl Lamp {
    fn flash(&mut self) {
        self.flashes += 1;
        println!("flash {}", self.flashes);
    }
}

fn main() {
    let mut lamp = Lamp { flashes: 0 };
    lamp.flash();
    lamp.flash();
}
