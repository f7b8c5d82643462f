struct Player {
    plays: u32,
    skips: u32,
}

fn main() {
    let mut player = Player { plays: 1, skips: 3 };
    let plays = &mut player.plays;
    let skips = &mut player.skips;
    *plays += 1;
    *skips += 1;
    println!("{} plays, {} skips", player.plays, player.skips);
}
