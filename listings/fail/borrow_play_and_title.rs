struct Player {
    title: String,
    plays: u32,
}

impl Player {
    fn play(&mut self) -> &str {
        self.plays += 1;
        &self.title
    }
    fn plays(&self) -> u32 {
        self.plays
    }
}

fn main() {
    let title = String::from("Blue");
    let mut player = Player { title, plays: 0 };
    let now = player.play();
    println!("{now}: {} plays", player.plays());
}
