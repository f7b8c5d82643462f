struct Player {
    title: String,
    skips: u32,
}

impl Player {
    fn title(&self) -> &str {
        &self.title
    }
    fn skip(&mut self) {
        self.skips += 1;
    }
}

fn main() {
    let title = String::from("Blue");
    let mut player = Player { title, skips: 0 };
    let now = player.title();
    player.skip();
    println!("{now}, {} skips", player.skips);
}
