struct Sample(u32);

impl Drop for Sample {
    fn drop(&mut self) {
        println!("{} g dropped", self.0);
    }
}

fn main() {
    let shelf = [Sample(7), Sample(8)];
    let place: usize = "2".parse().unwrap();
    let sample = &shelf[place];
    println!("{} g weighed", sample.0);
}
