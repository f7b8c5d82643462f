struct Exhibit(&'static str);

impl Drop for Exhibit {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

fn main() {
    let vase = Box::into_raw(Box::new(Exhibit("vase")));
    let mask = Box::into_raw(Box::new(Exhibit("mask")));
    println!("one block: {}", vase == mask);

    // SAFETY: `vase` comes from `Box::into_raw` above, and
    // no other box is made from it.
    let packed = unsafe { Box::from_raw(vase) };
    println!("back in a box: {}", packed.0);
}
