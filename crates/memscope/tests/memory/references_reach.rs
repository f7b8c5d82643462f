// Which elements of a list, or bytes of a text, a reference points to.
struct Letter {
    text: String,
    lines: [u16; 3],
}
fn main() {
    let letter = Letter { text: String::from("Dear Ada"), lines: [7, 8, 9] };
    let word = &letter.text[5..]; //~ word reaches bytes 5..8 of letter.text ; word → block 1 byte 5
    let whole = letter.text.as_str(); //~ whole reaches bytes 0..8 of letter.text
    let bytes = letter.text.as_bytes(); //~ bytes reaches bytes 0..8 of letter.text
    let line = &letter.lines[2]; //~ line reaches element 2 of letter.lines
    let rest = &letter.lines[1..]; //~ rest reaches elements 1..3 of letter.lines
    let all = &letter.lines; //~ all reaches -
    let text = &letter.text; //~ text reaches -
    let names = vec![String::from("a"), String::from("b")];
    let name = &names[1]; //~ name reaches element 1 of names ; name = → block 2 byte 24
    let inner = &names[1][..]; //~ inner reaches byte 0 of names[1]
    let pairs = vec![(1u8, 2u8), (3, 4)];
    let pair = &pairs[0]; //~ pair reaches element 0 of pairs
    let field = &pairs[1].0; //~ field reaches -
    let fixed = "tin"; //~ fixed reaches -
    let nothing = &names[2..]; //~ nothing reaches elements 2..2 of names
    println!("{word}{whole}{bytes:?}{line}{rest:?}{all:?}{text}{name}{inner}{pair:?}{field}{fixed}{nothing:?}");
    let mut marks = vec![1, 2, 3];
    let mark = &mut marks[2]; //~ mark reaches element 2 of marks
    *mark = 5;
    let (left, right) = marks.split_at_mut(1); //~ left reaches element 0 of marks ; right reaches elements 1..3 of marks
    left[0] = right[0];
}
//~ leaked 0
