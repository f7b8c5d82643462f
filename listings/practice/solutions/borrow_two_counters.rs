struct Player {
    plays: u32,
    skips: u32,
}

/// The two counters were mixed up: exchanges them.
fn swap_counts(player: &mut Player) {
    std::mem::swap(&mut player.plays, &mut player.skips);
}

fn main() {
    let mut player = Player { plays: 1, skips: 3 };
    swap_counts(&mut player);
    println!("{} plays, {} skips", player.plays, player.skips);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_change_places() {
        let mut player = Player { plays: 1, skips: 3 };
        swap_counts(&mut player);
        assert_eq!((player.plays, player.skips), (3, 1));
    }
}
