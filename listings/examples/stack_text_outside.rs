struct Bed {
    label: String,
    seeds: [u8; 4],
}

fn main() {
    let bed = Bed {
        label: String::from("mint"),
        seeds: [3, 1, 4, 1],
    };
    let beds = vec![bed];
    println!("{}: {:?}", beds[0].label, beds[0].seeds);
}
