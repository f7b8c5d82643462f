use std::cell::RefCell;

struct Logbook {
    title: RefCell<String>,
}

impl Logbook {
    fn title(&self) -> &str {
        self.title.borrow().as_str()
    }
}

fn main() {
    let title = RefCell::new(String::from("North Rock"));
    let logbook = Logbook { title };
    println!("{}", logbook.title());
}
