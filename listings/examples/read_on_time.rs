fn main() {
    let train = String::from("Night Express");
    announce(&train);
    depart(train);
}

fn announce(sign: &str) {
    println!("platform 4: {sign}");
}

fn depart(train: String) {
    println!("{train} departs");
}
