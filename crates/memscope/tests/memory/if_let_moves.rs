fn main() {
    let o = Some(String::from("x")); //~ block 1 owner o
    if let Some(s) = o { //~ s = "x" ; o is partly moved ; block 1 owner s
        println!("{s}");
    } //~ event `s` dropped ; block 1 freed
    println!("end");
}
//~ leaked 0
