// A `self` destructured: with all fields taken nothing is left of it; with a rest the rest goes at the brace, after the locals.
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}
struct Crate {
    lid: Loud,
    jam: String,
    side: Loud,
}
impl Crate {
    fn jam(self) -> String { //~ block 1 owner self.jam
        let Crate { jam, lid, .. } = self; //~ self is partly moved ; block 1 owner jam ; lid = Loud("lid")
        println!("{} {}", lid.0, jam);
        jam
    } //~ jam is moved ; lid is dropped ; self is dropped ; freed 0
    fn both(self) -> usize {
        let Crate { jam, lid, side } = self; //~ self is partly moved ; block 2 owner jam
        let n = jam.len();
        drop(side); //~ side is moved ; lid is live
        n + lid.0.len()
    } //~ lid is dropped ; jam is dropped ; freed 1 ; no event `self`
}
fn main() {
    let one = Crate { lid: Loud("lid"), jam: String::from("plum"), side: Loud("side") };
    let jam = one.jam(); //~ one is moved ; jam = "plum" ; block 1 owner jam
    let two = Crate { lid: Loud("lid 2"), jam: String::from("fig"), side: Loud("side 2") };
    println!("{} {jam}", two.both());
}
//~ leaked 0
//~ stdout "lid plum\nlid\nside\nside 2\nlid 2\n8 plum\n"
