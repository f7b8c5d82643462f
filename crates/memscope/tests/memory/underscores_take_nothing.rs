// `_` takes nothing; `_name` takes; `let _ = f()` drops at once, `_x = f()` at the brace.
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}
fn make(name: &'static str) -> Loud {
    Loud(name)
}
fn main() {
    let pair = (Loud("one"), Loud("two"));
    let (_, _two) = pair; //~ pair is partly moved ; pair = (Loud("one"), (moved)) ; _two = Loud("two")
    let held = Loud("held");
    let _ = held; //~ held is live ; no event moved
    let _ = make("at once"); //~ held is live
    println!("after");
    let _kept = make("kept"); //~ _kept = Loud("kept")
    println!("end");
} //~ _kept is dropped ; held is dropped ; _two is dropped ; pair is dropped
//~ leaked 0
//~ stdout "at once\nafter\nend\nkept\nheld\ntwo\none\n"
