struct Letter(&'static str);

impl Drop for Letter {
    fn drop(&mut self) {
        println!("dropped: {}", self.0);
    }
}

fn main() {
    let mut tray = Letter("to Ada");
    let posted = tray;
    tray = Letter("to Bob");
    println!("tray: {}", tray.0);

    let next = Letter("to Cleo");
    tray = next;
    println!("tray: {}", tray.0);
    println!("posted: {}", posted.0);
}
