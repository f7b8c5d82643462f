use std::cell::Cell;

struct Spike {
    dishes: Vec<String>,
    looks: Cell<u32>,
}

impl Spike {
    fn peek(&self) -> &str {
        self.looks.set(self.looks.get() + 1);
        &self.dishes[0]
    }
}

fn main() {
    let dishes = vec![String::from("fish")];
    let looks = Cell::new(0);
    let spike = Spike { dishes, looks };
    let top = spike.peek();
    let looks = spike.looks.get();
    println!("{top}, {looks} looks");
}
