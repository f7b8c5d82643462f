struct Station {
    trains: Vec<String>,
}

impl Station {
    fn call(&mut self, train: &str) {
        println!("call {train}");
        self.trains.push(String::from("Relief"));
    }

    fn call_all(&mut self) {
        for train in &self.trains {
            self.call(train);
        }
    }
}

fn main() {
    let trains = vec![String::from("Mail"), String::from("Coal")];
    Station { trains }.call_all();
}
