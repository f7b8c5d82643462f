fn main() {
    let mut v = vec![String::from("a"), String::from("b")]; //~ block 1 size 48
    let first = v.remove(0); //~ first = "a" ; v = ["b"]
    v.truncate(0); //~ v = [] ; event freed
    println!("{first}");
}
//~ leaked 0
