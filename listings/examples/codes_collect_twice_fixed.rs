fn twice(task: impl Fn()) {
    task();
    task();
}

fn main() {
    let ticket = String::from("Glasgow");
    let collect = || println!("{ticket}");
    twice(collect);
}
