use std::thread;

fn main() {
    let name = String::from("Ada");
    for _ in 0..2 {
        let greeter = thread::spawn(move || {
            println!("{name}");
        });
        greeter.join().unwrap();
    }
}

// outcome: reads-freed
// line: 7
// block: 1
// why: the first thread owns the text and frees it at its end; the second reads it
