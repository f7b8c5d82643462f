// A labeled `break` leaves the outer loop.
fn main() {
    let name = String::from("ash"); //~ name r--m
    'outer: for i in 0..2 {
        for j in 0..2 {
            println!("{i}{j}"); //~ name r---; i r--c; j r--c
            if j > i {
                break 'outer; //~ name ---- unreachable
            } //~ name r---
        } //~ name r---
    } //~ name r--m
}
