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
    let old = logbook.title();
    logbook.title.borrow_mut().push_str(" Light");
    println!("{old}");
}
