struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn switch_on(name: &'static str) -> Light {
    println!("{name} light goes on");
    Light(name)
}

fn main() {
    let mut light = switch_on("red");
    println!("holding {}", light.0);
    light = switch_on("blue");
    println!("holding {}", light.0);
}
