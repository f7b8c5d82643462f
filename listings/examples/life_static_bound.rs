struct Edition(String);

impl Drop for Edition {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

fn shred<T: 'static>(paper: T) {
    println!("shredder on");
    drop(paper);
    println!("shredder off");
}

fn main() {
    let monday = Edition(String::from("Monday edition"));
    shred(monday);
    println!("end of main");
}
