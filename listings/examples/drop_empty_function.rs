struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn strike(_light: Light) {}

fn main() {
    let left = Light("left");
    let right = Light("right");
    strike(left);
    println!("left is struck");
    drop(right);
    println!("right is dropped");
}
