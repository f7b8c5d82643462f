// A return inside of a match inside of a loop: the iterator, the element at hand and the collected are dropped at that line.
fn first_long(words: Vec<String>) -> Option<String> { //~ 1: block 1 owner words
    let mut seen = Vec::new();
    for word in words { //~ 1: word = "a" ; 1: words is moved
        match word.len() {
            0..=1 => seen.push(word), //~ steps 0
            2 => return Some(word), //~ steps 1 ; event `word` moved out ; freed 4
            _ => {}
        }
    }
    None
} //~ steps 0
fn main() {
    let words = vec![String::from("a"), String::from("bb"), String::from("ccc")];
    let found = first_long(words); //~ words is moved ; found = Some("bb") ; block 3 owner found
    println!("{found:?}");
} //~ freed 1
//~ leaked 0
