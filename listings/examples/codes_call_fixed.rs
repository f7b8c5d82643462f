fn announce(train: &str) {
    println!("{train} departs");
}

fn main() {
    let train = String::from("Night Mail");
    announce(&train);
}
