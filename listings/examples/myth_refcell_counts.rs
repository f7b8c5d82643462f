use std::cell::RefCell;

fn main() {
    let notebook = RefCell::new(String::from("pH 7"));
    let page = notebook.borrow();
    let write = notebook.try_borrow_mut().is_ok();
    println!("reading {page}, write: {write}");

    drop(page);
    let write = notebook.try_borrow_mut().is_ok();
    println!("page closed, write: {write}");
}
