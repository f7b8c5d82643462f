struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn scene(blackout: bool) {
    let spot = Light("spot");
    if blackout {
        drop(spot);
    }
    println!("end of scene");
}

fn main() {
    scene(true);
    scene(false);
    let extra = size_of::<Light>() - size_of::<&str>();
    println!("extra bytes in a Light: {extra}");
}
