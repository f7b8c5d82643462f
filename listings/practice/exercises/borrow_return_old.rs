// TODO: `next` lends a text that is dropped under it. Mend
// it without `clone` and without a copy of the text.
struct Player {
    title: String,
}

impl Player {
    /// Puts on another title and returns the one before.
    fn next(&mut self, title: String) -> &str {
        let old = self.title.as_str();
        self.title = title;
        old
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
