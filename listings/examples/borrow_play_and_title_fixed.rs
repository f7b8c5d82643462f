struct Player {
    title: String,
    plays: u32,
}

impl Player {
    fn play(&mut self) {
        self.plays += 1;
    }
    fn title(&self) -> &str {
        &self.title
    }
    fn plays(&self) -> u32 {
        self.plays
    }
}

fn main() {
    let title = String::from("Blue");
    let mut player = Player { title, plays: 0 };
    player.play();
    let now = player.title();
    println!("{now}: {} plays", player.plays());
}
