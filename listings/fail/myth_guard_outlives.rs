use std::cell::RefCell;

fn main() {
    let page;
    {
        let notebook = RefCell::new("pH 7");
        page = notebook.borrow();
    }
    println!("{page}");
}
