struct Player {
    title: String,
}

impl Player {
    /// Puts on another title and returns the one before.
    fn next(&mut self, title: String) -> String {
        std::mem::replace(&mut self.title, title)
    }
}

fn main() {
    let title = String::from("Blue");
    let mut player = Player { title };
    let was = player.next(String::from("Gold"));
    println!("was {was}");
    println!("now {}", player.title);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_title_comes_back() {
        let title = String::from("Blue");
        let mut player = Player { title };
        assert_eq!(player.next(String::from("Gold")), "Blue");
        assert_eq!(player.title, "Gold");
    }
}
