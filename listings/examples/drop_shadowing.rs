struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let light = Light("red");
    println!("{} is on", light.0);
    let light = Light("blue");
    println!("{} is on", light.0);
}
