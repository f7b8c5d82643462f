// A labeled block left early: its variables are dropped there, its value goes to the name outside.
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}
fn pick(n: u8) -> String {
    let word = 'find: {
        let _held = Loud("held");
        let first = String::from("first");
        if n == 0 {
            break 'find first; //~ steps 1 ; n = 0 ; _held is dropped ; first is moved
        }
        println!("on");
        if n == 1 {
            break 'find String::from("second"); //~ steps 1 ; first is dropped
        }
        String::from("third")
    }; //~ 1: word = "first" ; 2: word = "second" ; 3: word = "third"
    word
} //~ freed 0 ; event `word` moved out
fn main() {
    println!("{} {} {}", pick(0), pick(1), pick(2));
} //~ freed 0
//~ leaked 0
//~ stdout "held\non\nheld\non\nheld\nfirst second third\n"
