use std::sync::Mutex;

fn main() {
    let seats = Mutex::new(2);
    if *seats.lock().unwrap() == 2 {
        println!("if: free {}", seats.try_lock().is_ok());
    }
    match *seats.lock().unwrap() {
        0 => println!("sold out"),
        _ => {
            let free = seats.try_lock().is_ok();
            println!("match: free {free}");
        }
    }
    println!("after: free {}", seats.try_lock().is_ok());
}
