struct Sample {
    grams: u32,
}

fn main() {
    let mut shelf = Vec::new();
    let sample = Sample { grams: 7 };
    let weight = &sample.grams;
    shelf.push(sample);
    println!("{weight} g on a shelf of {}", shelf.len());
}
