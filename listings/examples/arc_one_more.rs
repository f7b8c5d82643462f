use std::rc::Rc;
use std::sync::Arc;

#[inline(never)]
fn one_more_rc(recipe: &Rc<u32>) -> Rc<u32> {
    Rc::clone(recipe)
}

#[inline(never)]
fn one_more_arc(recipe: &Arc<u32>) -> Arc<u32> {
    Arc::clone(recipe)
}

fn main() {
    let first = Rc::new(7);
    let second = one_more_rc(&first);
    let count = Rc::strong_count(&second);
    let bytes = size_of_val(&first);
    println!("Rc: {bytes} bytes, count {count}");

    let first = Arc::new(7);
    let second = one_more_arc(&first);
    let count = Arc::strong_count(&second);
    let bytes = size_of_val(&first);
    println!("Arc: {bytes} bytes, count {count}");
}
