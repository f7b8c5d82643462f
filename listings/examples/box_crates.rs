struct Exhibit(&'static str);

impl Drop for Exhibit {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

fn main() {
    let vase = Box::new(Exhibit("vase"));
    let mask = Box::new(Exhibit("mask"));
    drop(vase);
    println!("the vase's crate is gone");

    let unpacked = *mask;
    println!("unpacked: {}", unpacked.0);
    println!("closing");
}
