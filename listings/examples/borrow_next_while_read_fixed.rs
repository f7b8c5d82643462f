struct Player {
    title: String,
}

impl Player {
    fn title(&self) -> &str {
        &self.title
    }
    fn next(&mut self) -> String {
        std::mem::replace(&mut self.title, String::from("Gold"))
    }
}

fn main() {
    let title = String::from("Blue");
    let mut player = Player { title };
    let was = player.next();
    println!("was {was}, now {}", player.title());
}
