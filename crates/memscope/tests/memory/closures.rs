fn main() {
    let s = String::from("x"); //~ block 1 owner s
    let by_ref = || s.len(); //~ by_ref : closure 8 ; s is borrowed ; block 1 owner s
    println!("{}", by_ref());
    let by_move = move || { //~ steps 1
        let n = s.len(); //~ n = 1 ; frames main main::{closure}
        n
    }; //~ s is moved ; by_move : closure 24 ; block 1 owner by_move
    println!("{}", by_move());
}
//~ leaked 0
