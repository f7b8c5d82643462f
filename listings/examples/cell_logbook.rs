use std::cell::RefCell;

struct Logbook {
    lines: RefCell<Vec<String>>,
}

impl Logbook {
    fn note(&self, text: &str) {
        let mut lines = self.lines.borrow_mut();
        lines.push(String::from(text));
    }

    fn show(&self) {
        let lines = self.lines.borrow();
        println!("{} lines", lines.len());
        println!("last: {:?}", lines.last());
    }
}

fn main() {
    let lines = RefCell::new(Vec::new());
    let logbook = Logbook { lines };
    let (keeper, helper) = (&logbook, &logbook);
    keeper.note("lamp lit");
    helper.note("fog from the west");
    keeper.show();
}
