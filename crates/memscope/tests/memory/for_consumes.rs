fn main() {
    let v = vec![String::from("a"), String::from("b")]; //~ block 1 owner v ; block 2 owner v[0] ; block 3 owner v[1]
    for s in v { //~ steps 2 ; 1: s = "a" ; 1: v is moved ; 1: block 2 owner s ; 2: block 3 owner s
        println!("{s}");
    } //~ 1: event `s` dropped ; 1: block 2 freed
    println!("end");
}
//~ leaked 0
