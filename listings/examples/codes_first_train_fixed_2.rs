fn main() {
    let trains = [String::from("Mail"), String::from("Coal")];
    let [first, _] = trains;
    println!("{first}");
}
