struct Logbook {
    lines: Vec<String>,
}

impl Logbook {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn note(&mut self, text: &str) {
        let lines = &mut self.lines;
        let number = self.count() + 1;
        lines.push(format!("{number}. {text}"));
    }
}

fn main() {
    let mut logbook = Logbook { lines: Vec::new() };
    println!("lines: {}", logbook.count());
    logbook.note("lamp lit");
    println!("lines: {}", logbook.count());
}
