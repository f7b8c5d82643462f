struct Light(&'static str);

impl Drop for Light {
    fn drop(&mut self) {
        println!("{} light goes out", self.0);
    }
}

fn main() {
    let mut rack = Vec::with_capacity(4);
    rack.push(Light("red"));
    rack.push(Light("blue"));
    let room = rack.capacity();
    let block = rack.as_ptr();
    rack.clear();
    println!("length {}", rack.len());
    println!("same capacity: {}", rack.capacity() == room);
    println!("same block: {}", rack.as_ptr() == block);
}
