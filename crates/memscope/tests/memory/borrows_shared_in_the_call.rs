// During a call a variable is borrowed as the parameter borrows it, whatever an older reference was.
use std::cell::RefCell;
struct Log {
    lines: RefCell<Vec<u8>>,
    count: u8,
}
impl Log {
    fn add(&self, n: u8) { //~ borrow log shared
        self.lines.borrow_mut().push(n); //~ borrow log shared
    }
    fn bump(&mut self) {
        self.count += 1; //~ borrow log exclusive
    }
}
fn main() {
    let mut log = Log { lines: RefCell::new(Vec::new()), count: 0 };
    let old = &mut log;
    old.count = 1;
    log.add(4); //~ log is live
    log.bump(); //~ log is live
    println!("{} {}", log.count, log.lines.borrow().len());
}
