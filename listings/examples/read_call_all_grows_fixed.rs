struct Station {
    trains: Vec<String>,
}

impl Station {
    fn call(&mut self, number: usize) {
        println!("call {}", self.trains[number]);
        self.trains.push(String::from("Relief"));
    }

    fn call_all(&mut self) {
        for number in 0..self.trains.len() {
            self.call(number);
        }
    }
}

fn main() {
    let trains = vec![String::from("Mail"), String::from("Coal")];
    Station { trains }.call_all();
}
