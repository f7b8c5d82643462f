struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let _pair = (Light("pair 1"), Light("pair 2"));
    let _row = [Light("row 1"), Light("row 2")];
    let _rack = Vec::from([Light("rack 1"), Light("rack 2")]);
    println!("curtain down");
}
