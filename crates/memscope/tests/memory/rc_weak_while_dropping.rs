// While the value is dropped, std keeps one weak count for itself: `weak_count` never shows it, nor may the record.
use std::rc::Rc;
struct N(i32);
impl Drop for N {
    fn drop(&mut self) {
        println!("gone {}", self.0); //~ strong w 0 ; weak w 1 ; event printed "gone 1\n"
    }
}
fn main() {
    let n = Rc::new(N(1));
    let w = Rc::downgrade(&n); //~ strong n 1 ; weak n 1 ; strong w 1 ; weak w 1
    drop(n); //~ strong w 0 ; weak w 1 ; n is moved ; block 1 owner w ; no event weak count
    println!("{}", w.upgrade().is_none());
}
//~ stdout "gone 1\ntrue\n"
//~ leaked 0
