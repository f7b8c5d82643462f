fn main() {
    let trains = [String::from("Mail"), String::from("Coal")];
    let first = trains[0];
    println!("{first}");
}
