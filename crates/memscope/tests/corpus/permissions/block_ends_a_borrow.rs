// A borrow of something that is dropped at the end of its block expires there.
fn main() {
    let a = String::from("ash"); //~ a r--m
    let mut r = &a; //~ r rwac
    println!("{r}"); //~ r rwac
    {
        let b = String::from("oak"); //~ b r--m; r rwac
        r = &b; //~ b r--- borrowed (7 8); r rwac
        println!("{r}"); //~ b r--m; r rwac
    } //~ a r--m; r --a- expired (8 10)
    println!("{a}"); //~ a r--m; r --a- expired
}
