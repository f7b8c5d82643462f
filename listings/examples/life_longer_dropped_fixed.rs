fn longer<'a>(front: &'a str, back: &'a str) -> &'a str {
    if front.len() >= back.len() {
        front
    } else {
        back
    }
}

fn main() {
    let back = String::from("Rain expected");
    {
        let front = String::from("Bridge opens at noon");
        let chosen = longer(&front, &back);
        println!("{chosen}");
    }
}
