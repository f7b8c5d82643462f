struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn load_out(light: Light) {
    println!("{} light in the truck", light.0);
}

fn main() {
    let spot = Light("spot");
    load_out(spot);
    println!("the stage is empty");
}
