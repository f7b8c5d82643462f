struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let mut rack = vec![Light("red"), Light("blue")];
    rack.clear();
    println!("{} lights on the rack", rack.len());
}
