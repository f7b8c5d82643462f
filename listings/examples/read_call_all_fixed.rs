struct Station {
    trains: Vec<String>,
    calls: u32,
}

impl Station {
    fn call(calls: &mut u32, train: &str) {
        *calls += 1;
        println!("call {}: {train}", *calls);
    }

    fn call_all(&mut self) {
        for train in &self.trains {
            Self::call(&mut self.calls, train);
        }
    }
}

fn main() {
    let trains = vec![String::from("Mail Train")];
    Station { trains, calls: 0 }.call_all();
}
