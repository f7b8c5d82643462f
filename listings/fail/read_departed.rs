fn main() {
    let train = String::from("Night Express");
    let sign = train.as_str();
    depart(train);
    println!("platform 4: {sign}");
}

fn depart(train: String) {
    println!("{train} departs");
}
