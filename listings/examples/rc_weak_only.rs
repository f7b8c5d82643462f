use std::rc::Rc;

struct Signpost(&'static str);

impl Drop for Signpost {
    fn drop(&mut self) {
        println!("  {} is taken down", self.0);
    }
}

fn main() {
    let mill = Rc::new(Signpost("Mill"));
    let to_mill = Rc::downgrade(&mill);
    let to_church = Rc::downgrade(&Rc::new(Signpost("Church")));
    println!("after line 14");
    println!("to Mill: {}", to_mill.upgrade().is_some());
    println!("to Church: {}", to_church.upgrade().is_some());
}
