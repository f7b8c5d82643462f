struct Player {
    plays: u32,
    skips: u32,
}

impl Player {
    fn plays(&mut self) -> &mut u32 {
        &mut self.plays
    }
    fn skips(&mut self) -> &mut u32 {
        &mut self.skips
    }
}

fn main() {
    let mut player = Player { plays: 1, skips: 3 };
    let plays = player.plays();
    *plays += 1;
    let skips = player.skips();
    *skips += 1;
    println!("{} plays, {} skips", player.plays, player.skips);
}
