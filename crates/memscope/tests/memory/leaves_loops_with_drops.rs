// A `continue` or `break` that drops a value whose drop has steps of its own: the line that leaves has a step after them.
struct Loud(u8);
impl Drop for Loud {
    fn drop(&mut self) { //~ 1: self → one ; steps 4
        println!("drop {}", self.0);
    }
}
fn main() {
    for n in 0..3 {
        let one = Loud(n);
        if n == 0 {
            continue; //~ steps 1 ; one is dropped ; kind block end
        }
        if n == 1 {
            let inner = Loud(9);
            println!("{} {}", one.0, inner.0);
            break; //~ steps 2 ; 1: inner is dropped ; 1: one is live ; 2: one is dropped
        }
    }
    let found = 'find: {
        let held = Loud(7);
        if held.0 > 5 {
            break 'find held.0; //~ steps 1 ; held is dropped
        }
        0
    }; //~ found = 7 ; no event dropped
    println!("{found}");
}
//~ leaked 0
//~ stdout "drop 0\n1 9\ndrop 9\ndrop 1\ndrop 7\n7\n"
