// A `self` taken by value is dropped at the method's closing brace, as any parameter is.
struct Bag(String);
impl Bag {
    fn weigh(self) -> usize { //~ frames main Bag::weigh ; block 1 owner self.0
        self.0.len()
    } //~ self is dropped ; freed 1 ; block 1 freed ; text `self` dropped; block 1 freed, 5 bytes (it belonged to `self.0`)
}
struct Pair {
    x: String,
    y: String,
}
impl Pair {
    fn take(self) -> String { //~ block 2 owner self.x ; block 3 owner self.y
        self.x
    } //~ event `self.x` moved out ; event what is left of `self` dropped ; block 3 freed ; freed 1
    fn early(self, now: bool) -> usize {
        if now {
            return 0; //~ self is dropped ; freed 2 ; frames main Pair::early
        }
        self.x.len()
    }
}
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}
impl Loud {
    fn consume(mut self) {
        self.0 = "changed";
        let _inner = Loud("inner");
        println!("end of consume");
    } //~ self is dropped
}
fn main() {
    let bag = Bag(String::from("flour"));
    let n = bag.weigh(); //~ n = 5 ; bag is moved ; freed 0 ; no event dropped
    let p = Pair { x: String::from("a"), y: String::from("bb") };
    let s = p.take(); //~ s = "a" ; freed 0
    let q = Pair { x: String::from("c"), y: String::from("dd") };
    q.early(true); //~ freed 0
    Loud("outer").consume();
    println!("{n} {s}");
}
//~ leaked 0
//~ stdout "end of consume\ninner dropped\nchanged dropped\n5 a\n"
