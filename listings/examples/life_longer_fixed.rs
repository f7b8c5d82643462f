fn longer<'a>(front: &'a str, back: &'a str) -> &'a str {
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
