use std::cell::OnceCell;

struct Station {
    oil: Vec<u32>,
    report: OnceCell<String>,
}

impl Station {
    fn report(&self) -> &str {
        self.report.get_or_init(|| {
            println!("adding up");
            let sum: u32 = self.oil.iter().sum();
            format!("{sum} liters")
        })
    }
}

fn main() {
    let station = Station {
        oil: vec![4, 6, 5],
        report: OnceCell::new(),
    };
    let first = station.report();
    let second = station.report();
    println!("{first}, {second}");
    println!("same text: {}", std::ptr::eq(first, second));
    let late = station.report.set(String::from("none"));
    println!("set: {late:?}");
}
