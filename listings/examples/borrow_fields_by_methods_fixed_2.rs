struct Player {
    plays: u32,
    skips: u32,
}

impl Player {
    fn counters(&mut self) -> (&mut u32, &mut u32) {
        (&mut self.plays, &mut self.skips)
    }
}

fn main() {
    let mut player = Player { plays: 1, skips: 3 };
    let (plays, skips) = player.counters();
    *plays += 1;
    *skips += 1;
    println!("{} plays, {} skips", player.plays, player.skips);
}
