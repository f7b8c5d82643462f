struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let _stage = Light("stage");
    println!("everyone out");
    std::process::exit(0);
}
