struct Player {
    plays: u32,
}

impl Player {
    fn show(&self) {
        println!("{} plays", self.plays);
    }
    fn play(&mut self) {
        self.plays += 1;
    }
    fn stop(self) -> u32 {
        self.plays
    }
}

fn main() {
    let mut player = Player { plays: 12 };
    player.show();
    player.play();
    Player::play(&mut player);
    player.show();
    println!("stopped after {}", player.stop());
}
