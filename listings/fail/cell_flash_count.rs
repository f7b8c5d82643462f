struct Lamp {
    flashes: u32,
}

impl Lamp {
    fn flash(&self) {
        self.flashes += 1;
        println!("flash {}", self.flashes);
    }
}

fn main() {
    let lamp = Lamp { flashes: 0 };
    let (keeper, helper) = (&lamp, &lamp);
    keeper.flash();
    helper.flash();
}
