use std::cell::{Ref, RefCell};

struct Logbook {
    title: RefCell<String>,
}

impl Logbook {
    fn title(&self) -> Ref<'_, String> {
        self.title.borrow()
    }
}

fn main() {
    let title = RefCell::new(String::from("North Rock"));
    let logbook = Logbook { title };
    println!("{}", logbook.title());
}
