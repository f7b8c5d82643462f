// A value is dropped when its `Drop::drop` is over and its fields are; when that is called its drop only begins.
struct Log(String);
impl Drop for Log {
    fn drop(&mut self) { //~ 1: text line 4: `Log::drop` is called: the drop of `b` begins; `self` points to `b`. ; 1: b is dropping ; 1: no event dropped ; 2: text line 4: `b` dropped; block 2 freed, 2 bytes (it belonged to `b.0`); `Log::drop` is called: the drop of `a` begins; `self` points to `a`.
        println!("bye"); //~ 1: text line 5: printed "bye\n".
    } //~ 1: text line 6: `Log::drop` ends.
}
fn main() {
    let a = Log(String::from("x"));
    let b = Log(String::from("yy"));
    println!("{}{}", a.0, b.0);
} //~ text line 12: `a` dropped; block 1 freed, 1 byte (it belonged to `a.0`); `main` ends. ; a is dropped
//~ leaked 0
