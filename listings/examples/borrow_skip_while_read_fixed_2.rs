struct Player {
    title: String,
    skips: u32,
}

fn main() {
    let title = String::from("Blue");
    let mut player = Player { title, skips: 0 };
    let now = player.title.as_str();
    player.skips += 1;
    println!("{now}, {} skips", player.skips);
}
