use std::cell::RefCell;

fn main() {
    let notebook = RefCell::new("pH 7");
    let page;
    {
        page = notebook.borrow();
    }
    println!("{page}");
}
