struct Station {
    trains: Vec<String>,
    calls: u32,
}

impl Station {
    fn call(&mut self, train: &str) {
        self.calls += 1;
        println!("call {}: {train}", self.calls);
    }

    fn call_all(&mut self) {
        for train in &self.trains {
            self.call(train);
        }
    }
}

fn main() {
    let trains = vec![String::from("Mail Train")];
    Station { trains, calls: 0 }.call_all();
}
