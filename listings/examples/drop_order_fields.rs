struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

struct Stage {
    left: Light,
    right: Light,
}

impl Drop for Stage {
    fn drop(&mut self) {
        let (left, right) = (&self.left.0, &self.right.0);
        println!("stage with {left} and {right} closes");
    }
}

fn main() {
    let _stage = Stage {
        right: Light("blue"),
        left: Light("red"),
    };
    println!("curtain down");
}
