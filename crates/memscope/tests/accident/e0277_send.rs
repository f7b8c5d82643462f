use std::rc::Rc;
fn main() {
    let a = Rc::new(1);
    let b = Rc::clone(&a);
    std::thread::spawn(move || println!("{b}")).join().unwrap();
    println!("{a}");
}

// outcome: nothing
// why: the other thread has ended before the count is touched again
