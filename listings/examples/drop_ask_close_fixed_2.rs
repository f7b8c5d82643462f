fn close(rack: Vec<String>) {
    println!("{} lights off", rack.len());
}

fn main() {
    let rack = vec![String::from("red"), String::from("blue")];
    close(rack.clone());
    drop(rack);
}
