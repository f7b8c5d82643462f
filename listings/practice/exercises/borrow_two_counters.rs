// TODO: The two methods cannot both lend. Mend it without
// copying a number into a variable of your own.
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

/// The two counters were mixed up: exchanges them.
fn swap_counts(player: &mut Player) {
    std::mem::swap(player.plays(), player.skips());
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
