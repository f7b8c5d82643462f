fn post(letter: Box<u32>) -> u32 {
    *letter
}

fn office(open: bool) -> u32 {
    let letter = Box::new(7);
    let sent = post(letter);
    if open {
        let kept = letter;
        let sum = sent + *kept;
        return sum;
    }
    sent
}

fn main() {
    println!("{}", office(true));
}
// outcome: reads-freed
// line: 10
// block: 1
// why: `post` freed the box, and line 9 takes it again: line 10 reads it
