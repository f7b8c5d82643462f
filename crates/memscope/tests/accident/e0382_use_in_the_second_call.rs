fn post(letter: String) {
    println!("posted: {letter}");
}

fn office(again: bool) {
    let letter = String::from("Dear Ada");
    post(letter);
    if again {
        println!("kept: {}", letter.len());
    }
}

fn main() {
    office(false);
    office(true);
}
// outcome: frees-twice
// line: 11
// block: 2
// why: only the second call names `letter` after the move, so only its letter, block 2, is freed again where it ends;
// the length lies in the variable
