struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let _hall = Light("hall");
    {
        let _stage = Light("stage");
        println!("curtain up");
    }
    println!("curtain down");
}
