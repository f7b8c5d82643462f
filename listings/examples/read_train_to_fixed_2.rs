fn train_to(trains: &[String], city: &str) -> String {
    for train in trains {
        if train.ends_with(city) {
            return train.clone();
        }
    }
    String::from("no train")
}

fn main() {
    let trains = [String::from("8:02 Bern")];
    println!("{}", train_to(&trains, "Bern"));
}
