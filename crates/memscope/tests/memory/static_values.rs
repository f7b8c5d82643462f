// References into the program's own image say where they point.
static SHELF: [u32; 3] = [1, 2, 3];
const LIMIT: u8 = 9;
fn main() {
    let n = &SHELF[1]; //~ n → static memory ; text `n` points to static memory (2)
    let five: &'static i32 = &5; //~ five → static memory ; text `five` points to static memory (5)
    let word = "hi"; //~ word → static memory ; text `word` points to static memory, length 2 ("hi")
    let limit = &LIMIT; //~ limit → static memory ; text `limit` points to static memory (9)
    println!("{n} {five} {word} {limit}");
}
