// After its last use a reference borrows nothing: not in callees, not at ends of blocks, not from a shadowed variable.
fn show(s: &str) {
    println!("{s}"); //~ 1: a is live
}
struct Crate {
    w: u32,
}
impl Crate {
    fn weigh(&self) -> u32 { //~ c is borrowed ; borrow c shared
        self.w
    }
}
fn main() {
    let a = String::from("x");
    let r = &a; //~ a is borrowed
    println!("{r}"); //~ a is live
    show("literal");
    {
        let _b = String::from("b");
    } //~ a is live
    let a = 5;
    println!("{a}");
    let mut c = Crate { w: 3 };
    let r = &mut c; //~ borrow c exclusive
    r.w = 5;
    println!("{}", c.weigh());
    let mut n = 1;
    let m = &mut n; //~ n is borrowed
    for _ in 0..2 {
        let _t = Box::new(0);
        *m += 1; //~ n is borrowed
    } //~ n is borrowed
    println!("{n}");
}
