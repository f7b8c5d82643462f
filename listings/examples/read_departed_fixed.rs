fn main() {
    let train = String::from("Night Express");
    let sign = train.as_str();
    println!("platform 4: {sign}");
    depart(train);
}

fn depart(train: String) {
    println!("{train} departs");
}
