fn longer<'a>(front: &'a str, back: &'a str) -> &'a str {
    if front.len() >= back.len() {
        front
    } else {
        back
    }
}

fn main() {
    let back = String::from("Rain expected");
    let chosen;
    {
        let front = String::from("Bridge opens at noon");
        chosen = longer(&front, &back);
    }
    println!("{chosen}");
}
