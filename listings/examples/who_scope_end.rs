struct Log {
    station: String,
}

impl Drop for Log {
    fn drop(&mut self) {
        println!("log of {} dropped", self.station);
    }
}

fn record() {
    let log = Log {
        station: String::from("North"),
    };
    println!("log of {} open", log.station);
}

fn main() {
    record();
    println!("back in main");
}
