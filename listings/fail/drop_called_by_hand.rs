struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let stage = Light("stage");
    stage.drop();
    println!("scene change in the dark");
}
