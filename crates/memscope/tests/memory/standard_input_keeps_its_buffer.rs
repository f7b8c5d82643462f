// What std takes once and keeps is no block of the program's, and no leak.
use std::io::{BufRead, Read};
fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap(); //~ blocks 0
    let count = std::io::stdin().lock().lines().count(); //~ count = 0 ; blocks 0
    let mut rest = String::new();
    std::io::stdin().read_to_string(&mut rest).unwrap();
    println!("{}{count}{}", line.len(), rest.len());
}
//~ leaked 0
