struct Station {
    celsius: f64,
}

fn last_frost(all: &[Station]) -> Option<&Station> {
    let mut found = None;
    for station in all {
        if station.celsius < 0.0 {
            found = Some(station);
        }
    }
    found
}

fn main() {
    let all = [Station { celsius: 4.5 }, Station { celsius: 6.0 }];
    let station = last_frost(&all);
    match station {
        Some(station) => println!("frost: {} C", station.celsius),
        None => println!("no frost"),
    }
}
