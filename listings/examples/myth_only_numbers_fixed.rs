#[derive(Clone, Copy)]
struct Sample {
    grams: u32,
}

fn main() {
    let sample = Sample { grams: 7 };
    let weighed = sample;
    println!("{} g, {} g", sample.grams, weighed.grams);
}
