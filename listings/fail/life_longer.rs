fn longer(front: &str, back: &str) -> &str {
    if front.len() >= back.len() {
        front
    } else {
        back
    }
}

fn main() {
    let front = String::from("Bridge opens at noon");
    let back = String::from("Rain expected");
    println!("{}", longer(&front, &back));
}
