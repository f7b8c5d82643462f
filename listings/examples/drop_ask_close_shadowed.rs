fn close(rack: Vec<String>) {
    println!("{} lights off", rack.len());
}

fn main() {
    let rack = vec![String::from("red"), String::from("blue")];
    let spare = vec![String::from("green")];
    close(rack);
    let rack = spare;
    drop(rack);
}
