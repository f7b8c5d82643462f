fn main() {
    let label = String::from("salt");
    let first = label.as_str();
    let label = String::from("sand");
    println!("{first}, then {label}");
}
