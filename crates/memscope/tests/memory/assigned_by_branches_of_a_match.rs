// A state moved out of and assigned in arms, with braces and without, with a part and with all of it.
enum Step {
    First(String),
    Second(String, u8),
    Done,
}
fn main() {
    let mut step = Step::First(String::from("go"));
    let mut rounds = 0;
    loop { //~ 2: step = Second("go", 1) ; 2: step is live ; 3: step = Second("go!", 0) ; 4: step = Done ; 4: step is live
        rounds += 1;
        match step {
            Step::First(word) => step = Step::Second(word, 1), //~ 1: word = "go" ; 1: step is partly moved ; no event `word` dropped
            Step::Second(mut word, n) if n > 0 => { //~ 1: word = "go" ; step is partly moved
                word.push('!');
                step = Step::Second(word, n - 1)
            }
            Step::Second(word, _) => step = Step::Done, //~ 1: word = "go!" ; step = Done ; step is live ; freed 1
            Step::Done => break,
        }
    }
    println!("{rounds}"); //~ blocks 0
}
//~ leaked 0
//~ stdout "4\n"
