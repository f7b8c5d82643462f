use std::cell::RefCell;

struct Logbook {
    lines: RefCell<Vec<String>>,
}

impl Logbook {
    fn count(&self) -> usize {
        self.lines.borrow().len()
    }

    fn note(&self, text: &str) {
        // TODO: It compiles, and it panics.
        // Mend it without a change of `count`.
        let mut lines = self.lines.borrow_mut();
        let number = self.count() + 1;
        lines.push(format!("{number}. {text}"));
    }
}

fn main() {
    let logbook = logbook();
    logbook.note("lamp lit");
    println!("{} line", logbook.count());
}

fn logbook() -> Logbook {
    let lines = RefCell::new(Vec::new());
    Logbook { lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered() {
        let logbook = logbook();
        logbook.note("lamp lit");
        logbook.note("fog");
        assert_eq!(*logbook.lines.borrow(), ["1. lamp lit", "2. fog"]);
    }
}
