fn take(s: String) -> usize { //~ s = "abc" ; block 1 owner s ; frames main take
    let n = s.len(); //~ n = 3 ; n : usize 8
    n
} //~ n is out of scope ; block 1 freed ; event `s` dropped
fn main() {
    let s = String::from("abc"); //~ block 1 owner s
    let n = take(s); //~ s is moved ; n = 3
    println!("{n}");
}
//~ leaked 0
