struct Edition(u32);

impl Drop for Edition {
    fn drop(&mut self) {
        println!("edition {} dropped", self.0);
    }
}

fn main() {
    let first = Edition(1);
    let second = Edition(2);
    let mut front = &first;
    println!("reading edition {}", front.0);
    drop(first);
    front = &second;
    println!("reading edition {}", front.0);
}
