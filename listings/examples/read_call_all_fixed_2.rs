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
        let trains = std::mem::take(&mut self.trains);
        for train in &trains {
            self.call(train);
        }
        self.trains = trains;
    }
}

fn main() {
    let trains = vec![String::from("Mail Train")];
    Station { trains, calls: 0 }.call_all();
}
