// One arm takes the whole scrutinee, another a part of it.
fn text(word: Option<String>) -> Option<String> { //~ 1: block 1 owner word ; 2: word = None
    match word {
        Some(text) if text.len() > 1 => Some(text + "!"), //~ steps 1 ; block 1 owner text ; word is partly moved
        other => other, //~ steps 2 ; 1: other = None ; 1: word is moved ; 2: other = Some("x") ; 2: word is moved
    }
} //~ 1: freed 0 ; 2: freed 0 ; 3: freed 0 ; 3: no event `word` dropped
fn main() {
    let a = text(Some(String::from("ab"))); //~ a = Some("ab!")
    let b = text(None); //~ b = None
    let c = text(Some(String::from("x"))); //~ c = Some("x")
    println!("{a:?} {b:?} {c:?}");
}
//~ leaked 0
