use std::sync::Mutex;
use std::thread;

static LEDGER: Mutex<Vec<u32>> = Mutex::new(Vec::new());

fn main() {
    let till = thread::spawn(|| {
        LEDGER.lock().unwrap().push(40);
    });
    till.join().unwrap();
    println!("ledger: {:?}", LEDGER.lock().unwrap());
}
