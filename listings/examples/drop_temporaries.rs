struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    println!("{} is on", Light("flash").0);
    let spot = &Light("spot");
    println!("{} is on", spot.0);
    println!("curtain down");
}
