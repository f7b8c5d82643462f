use std::rc::Rc;
use std::sync::Arc;

#[unsafe(no_mangle)]
pub fn share_rc(card: &Rc<u32>) -> Rc<u32> {
    Rc::clone(card)
}

#[unsafe(no_mangle)]
pub fn share_arc(card: &Arc<u32>) -> Arc<u32> {
    Arc::clone(card)
}
