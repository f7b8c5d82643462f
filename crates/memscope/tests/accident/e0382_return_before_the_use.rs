fn post(letter: String) -> usize {
    letter.len()
}

fn office(open: bool) -> usize {
    let letter = String::from("Dear Ada");
    let sent = post(letter);
    if open {
        return sent;
    }
    println!("kept: {letter}");
    0
}

fn main() {
    println!("{}", office(true));
}
// outcome: nothing
// why: the function returns between the move and the use
