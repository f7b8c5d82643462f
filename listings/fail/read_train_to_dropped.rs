fn train_to(trains: &[String], city: &str) -> &str {
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
    drop(trains);
    println!("{train}");
}
