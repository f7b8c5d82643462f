use std::cell::{Cell, RefCell};

#[unsafe(no_mangle)]
pub fn lend_plain(loans: &mut u64) {
    *loans += 1;
}

#[unsafe(no_mangle)]
pub fn lend_cell(loans: &Cell<u64>) {
    loans.set(loans.get() + 1);
}

#[unsafe(no_mangle)]
pub fn lend_ref_cell(loans: &RefCell<u64>) {
    *loans.borrow_mut() += 1;
}
