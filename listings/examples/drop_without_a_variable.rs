struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

static EXIT: Light = Light("exit");

fn main() {
    let mut rack = vec![Light("red")];
    rack.push(Light("blue"));
    Light("flash");
    println!("{} lights on the rack", rack.len());
    println!("the {} light is on", EXIT.0);
}
