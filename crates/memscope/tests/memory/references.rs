fn main() {
    let x = 5; //~ x is live
    let r = &x; //~ r → x ; x is borrowed ; r : &i32 8
    let rr = &r; //~ rr → r
    println!("{r}{rr}"); //~ x is live
}
