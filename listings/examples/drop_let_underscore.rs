struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let _ = Light("red");
    let _blue = Light("blue");
    let green = Light("green");
    let _ = green;
    println!("curtain up");
    println!("{} is on", green.0);
}
