fn later(task: impl FnOnce() + 'static) {
    task();
}

fn announce(train: &'static str) {
    later(move || println!("{train} arrives"));
}

fn main() {
    announce("Mail Train");
}
