// A loop's value: `break found` moves it out of the loop's own variable into `kept`.
fn main() {
    let mut words = vec![String::from("a"), String::from("bb"), String::from("ccc")];
    let kept = loop {
        let found = words.pop().unwrap(); //~ 1: found = "ccc" ; 2: found = "bb" ; 1: block 4 owner found
        if found.len() < 3 {
            break found;
        }
    }; //~ kept = "bb" ; block 3 owner kept ; text `found` moved to `kept`
    println!("{kept} {words:?}"); //~ freed 0
} //~ freed 3 ; kept is dropped ; words is dropped
//~ leaked 0
