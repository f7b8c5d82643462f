fn close(rack: Vec<String>) {
    println!("{} lights off", rack.len());
}

fn main() {
    let mut rack = vec![String::from("red"), String::from("blue")];
    close(rack);
    rack = vec![String::from("green")];
    close(rack);
}
