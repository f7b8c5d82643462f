// A reference kept from one round to the next keeps its owner borrowed in all of the loop.
fn main() {
    let mut best = String::from("ash"); //~ best rwam
    let other = String::from("maple"); //~ other r--m
    let mut r = &best; //~ best r--- borrowed (5); r rwac
    for i in 0..2 {
        if i == 1 {
            r = &other; //~ best rwa-; r rwac
        } //~ best r--- borrowed; r rwac
        println!("{r}"); //~ best r--- borrowed (5 10); r rwac
    } //~ best rwam; r rwac
    best.push('!'); //~ best rwam; r --a- expired (5 12)
    println!("{best}");
}
