struct Keeper {
    name: &'static str,
    lamp: usize,
}

fn refill(oil: &mut u32) {
    *oil += 5;
}

fn main() {
    let mut lamps = [3, 8];
    let ada = Keeper {
        name: "Ada",
        lamp: 1,
    };
    let bob = Keeper {
        name: "Bob",
        lamp: 1,
    };
    for keeper in [&ada, &bob] {
        refill(&mut lamps[keeper.lamp]);
        println!("{}: {lamps:?}", keeper.name);
    }
}
