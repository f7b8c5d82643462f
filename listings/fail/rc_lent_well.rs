struct Well {
    meters: u32,
}

struct House<'a> {
    well: &'a Well,
}

fn settle<'a>() -> [House<'a>; 2] {
    let well = Well { meters: 9 };
    [House { well: &well }, House { well: &well }]
}

fn main() {
    let [ash, birch] = settle();
    drop(ash);
    println!("Birch: {} meters", birch.well.meters);
}
