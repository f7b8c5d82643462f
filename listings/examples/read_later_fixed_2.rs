fn later(task: impl FnOnce() + 'static) {
    task();
}

fn announce(train: &str) {
    let train = train.to_string();
    later(move || println!("{train} arrives"));
}

fn main() {
    announce("Mail Train");
}
