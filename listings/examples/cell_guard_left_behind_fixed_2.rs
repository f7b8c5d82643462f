use std::cell::RefCell;

struct Logbook {
    title: RefCell<String>,
}

impl Logbook {
    fn title(&self) -> String {
        self.title.borrow().clone()
    }
}

fn main() {
    let title = RefCell::new(String::from("North Rock"));
    let logbook = Logbook { title };
    println!("{}", logbook.title());
}
