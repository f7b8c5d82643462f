use std::cell::RefCell;

struct Logbook {
    lines: RefCell<Vec<String>>,
}

impl Logbook {
    fn count(&self) -> usize {
        self.lines.borrow().len()
    }

    fn note(&self, text: &str) {
        let mut lines = self.lines.borrow_mut();
        let number = self.count() + 1;
        lines.push(format!("{number}. {text}"));
    }
}

fn main() {
    let lines = RefCell::new(Vec::new());
    let logbook = Logbook { lines };
    println!("lines: {}", logbook.count());
    logbook.note("lamp lit");
    println!("lines: {}", logbook.count());
}
