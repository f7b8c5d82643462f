fn train_to<'a>(trains: &'a [String], city: &str) -> &'a str {
    for train in trains {
        if train.ends_with(city) {
            return train;
        }
    }
    "no train"
}
fn main() {
    let trains = vec![String::from("8:02 Bern")];
    let train = train_to(&trains, "Bern");
    println!("{train}");
    drop(trains);
}
