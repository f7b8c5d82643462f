struct Exhibit {
    year: u32,
}

fn main() {
    let packed = Box::new(Exhibit { year: 1857 });
    packed.year = 1875;
    println!("made in {}", packed.year);
}
