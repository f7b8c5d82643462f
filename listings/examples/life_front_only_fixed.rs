fn take_front<'a>(front: &'a str, back: &str) -> &'a str {
    println!("left out: {back}");
    front
}

fn main() {
    let front = String::from("Bridge opens at noon");
    let chosen;
    {
        let back = String::from("Rain expected");
        chosen = take_front(&front, &back);
    }
    println!("chosen: {chosen}");
}
