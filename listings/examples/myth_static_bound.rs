struct Sample(u32);

impl Drop for Sample {
    fn drop(&mut self) {
        println!("{} g dropped", self.0);
    }
}

fn weigh<T: 'static>(_sample: T) {
    println!("weighed");
}

fn main() {
    weigh(Sample(7));
    println!("the lab closes");
}
