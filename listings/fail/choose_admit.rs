struct Zoo {
    names: Vec<String>,
}

impl Zoo {
    fn admit(&mut self, name: &String) {
        self.names.push(*name);
    }
}

fn main() {
    let mut zoo = Zoo { names: Vec::new() };
    let name = String::from("Nala");
    zoo.admit(&name);
    println!("{:?}", zoo.names);
}
