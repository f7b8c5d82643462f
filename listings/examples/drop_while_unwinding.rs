struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn rehearse() {
    let _hall = Light("hall");
    let _stage = Light("stage");
    panic!("the set falls over");
}

fn main() {
    let result = std::panic::catch_unwind(rehearse);
    println!("rehearsal failed: {}", result.is_err());
}
