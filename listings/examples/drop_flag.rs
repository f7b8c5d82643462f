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
    println!("curtain down");
}
