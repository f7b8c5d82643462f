struct Sample(u32);

impl Drop for Sample {
    fn drop(&mut self) {
        println!("{} g dropped", self.0);
    }
}

fn lend(grams: u32) -> &'static Sample {
    Box::leak(Box::new(Sample(grams)))
}

fn main() {
    let _own = Sample(1);
    for grams in 7..10 {
        let sample = lend(grams);
        println!("{} g lent", sample.0);
    }
    println!("the lab closes");
}
