use std::rc::Rc;

struct Well {
    meters: u32,
}

impl Well {
    fn depth(&self) -> u32 {
        self.meters
    }
}

fn main() {
    let well = Rc::new(Well { meters: 9 });
    let sign = Rc::downgrade(&well);
    drop(well);
    let meters = sign.depth();
    println!("{meters:?}");
}
