fn coin() -> bool {
    std::env::args().count() > 1
}

fn main() {
    let mut v = vec![1];
    let r = &v[0]; //~ v r--- borrowed; r r--c
    println!("{r}"); //~ v rwam; r r--c
    if coin() {
        println!("before"); //~ r r--c
        v.push(2); //~ r ---- expired (7 11); v rwam
        println!("after"); //~ r ---- expired (7 11)
    } else {
        println!("beside it"); //~ r r--c
    } //~ r ---- expired (7 11)
    println!("{}", v.len()); //~ r ---- expired (7 11)
}
