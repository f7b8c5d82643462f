struct Board<'a> {
    text: &'a mut String,
}

impl Drop for Board<'_> {
    fn drop(&mut self) {
        self.text.clear();
    }
}

fn look<'a>(board: &'a Board) -> &'a String {
    &*board.text
}

fn main() {
    let mut text = String::from("Night Mail");
    let board = Board { text: &mut text };
    println!("{}", look(&board));
}
