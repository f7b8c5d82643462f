use std::cell::{Ref, RefCell};

struct Logbook {
    title: RefCell<String>,
}

impl Logbook {
    fn title(&self) -> Ref<'_, str> {
        Ref::map(self.title.borrow(), String::as_str)
    }
}

fn main() {
    let title = RefCell::new(String::from("North Rock"));
    let logbook = Logbook { title };
    let old = logbook.title();
    println!("{old}");
    drop(old);
    logbook.title.borrow_mut().push_str(" Light");
}
