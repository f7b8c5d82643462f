fn later(task: impl FnOnce() + 'static) {
    task();
}

fn announce(train: &str) {
    later(move || println!("{train} arrives"));
}

fn main() {
    announce("Mail Train");
}
