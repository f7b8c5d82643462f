// What is never freed is said at the end; a function's value is told with the lines of its last expression.
fn noon() -> Box<u8> {
    let n = 12;
    Box::new(n)
} //~ text lines 4 and 5: block 1 allocated, 1 byte; `noon` ends.
fn main() {
    let day = noon();
    let note = String::from("north");
    std::mem::forget(note);
    let one = {
        let part = *day;
        part + 1
    };
    println!("{one}");
} //~ text `main` ends; block 2, 5 bytes, was never freed.
//~ leaked 1
