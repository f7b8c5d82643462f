struct Spike {
    dishes: Vec<String>,
    looks: u32,
}

impl Spike {
    fn peek(&mut self) -> &str {
        self.looks += 1;
        &self.dishes[0]
    }
}

fn main() {
    let dishes = vec![String::from("fish")];
    let mut spike = Spike { dishes, looks: 0 };
    let top = spike.peek();
    spike.dishes.clear();
    println!("{top}");
}
