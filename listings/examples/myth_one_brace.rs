struct Tube(u32);

impl Drop for Tube {
    fn drop(&mut self) {
        println!("  tube {} dropped", self.0);
    }
}

fn fill(order: &str) {
    let count: u32 = order.parse().unwrap();
    let rack: Vec<Tube> = (1..=count).map(Tube).collect();
    println!("filled: {}", rack.len());
}

fn main() {
    fill("1");
    fill("3");
}
