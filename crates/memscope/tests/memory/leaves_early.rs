// A function is left at the line that leaves it: by `return`, by `?`, by `let … else`.
fn half(n: Option<i32>) -> Option<i32> {
    let _note = String::from("asked");
    let n = n?; //~ 1: _note is dropped ; 1: freed 1 ; 1: frames main half ; 1: text line 4: `_note` dropped; block 1 freed, 5 bytes (it belonged to `_note`); `half` ends. It returns None.
    println!("not reached");
    Some(n / 2)
} //~ steps 1
fn third(n: i32) -> i32 {
    if n == 0 {
        return 0; //~ steps 1 ; text line 10: `third` ends.
    }
    n / 3
} //~ steps 1
fn fourth(n: Option<i32>) -> i32 {
    let Some(n) = n else { return -1 }; //~ steps 1 ; text line 15: `fourth` ends.
    n / 4
}
fn chain(n: Option<i32>) -> Option<i32> {
    let twice = n
        .map(|n| n * 2)
        .filter(|n| *n > 0)?; //~ 1: twice = 8 ; 2: text line 21: `chain` ends. It returns None.
    Some(half(Some(twice))? + 1)
} //~ steps 1
fn main() {
    half(None);
    third(0);
    third(3);
    fourth(None);
    println!("{:?}", chain(Some(4)));
    chain(None);
}
