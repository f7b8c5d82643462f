// The blocks that are left on the way are told at the line that leaves, too, and loops at their `break`.
struct Guard(&'static str);
impl Drop for Guard {
    fn drop(&mut self) {}
}
fn find(words: &[&str]) -> Result<usize, String> {
    for word in words {
        let held = String::from(*word);
        if held.is_empty() {
            return Err(String::from("empty")); //~ 1: held is dropped ; 2: frames main find
        }
        if held.len() > 3 {
            break; //~ held is dropped ; freed 1
        }
    }
    Ok(words.len())
} //~ steps 1
fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    let guard = Guard("parse");
    {
        let inner = Box::new(1);
        let n: i32 = text.parse()?; //~ 1: n = 5
        println!("{n} {inner}");
    }
    println!("{}", guard.0);
    Ok(1)
}
fn first(list: &[Option<u8>]) -> u8 {
    for one in list {
        let Some(n) = one else { continue };
        return *n; //~ steps 1 ; frames main first
    }
    0
}
fn main() {
    println!("{:?}", find(&["ab", ""]));
    println!("{:?}", find(&["ab", "long"]));
    println!("{}", parse("5").is_ok());
    println!("{}", parse("x").is_err());
    println!("{}", first(&[None, Some(3)]));
}
//~ leaked 0
//~ stdout "Err(\"empty\")\nOk(2)\n5 1\nparse\ntrue\ntrue\n3\n"
