// A thread that takes a value has it for good; a scoped one only borrows it.
use std::thread;

fn main() {
    let mut list = vec![1]; //~ list rwam
    let gone = String::from("ash"); //~ gone r--m
    thread::scope(|scope| {
        scope.spawn(|| list.push(2)); //~ scope r--c; list ???? not asked
    }); //~ list rwam; gone r--m
    let handle = thread::spawn(move || println!("{gone}")); //~ gone ---- moved (10); handle r--m; list rwam
    handle.join().unwrap(); //~ handle ---- moved (11); gone ---- moved (10)
    println!("{list:?}"); //~ list rwam
}
