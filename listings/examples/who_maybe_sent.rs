struct Log {
    station: String,
}

impl Drop for Log {
    fn drop(&mut self) {
        println!("log of {} dropped", self.station);
    }
}

fn send(log: Log) {
    println!("log of {} sent", log.station);
}

fn end_of_day(name: &str, online: bool) {
    let log = Log {
        station: String::from(name),
    };
    if online {
        send(log);
    }
    println!("day ends at {name}");
}

fn main() {
    end_of_day("North", true);
    end_of_day("South", false);
}
