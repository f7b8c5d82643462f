// `main` may end by `?`, too: what it returns is nobody's here, but the event has it.
fn read(text: &str) -> Result<u8, String> {
    match text {
        "" => Err(String::from("nothing to read")), //~ steps 0
        text => Ok(text.len() as u8),
    }
}
fn main() -> Result<(), String> {
    let held = String::from("held");
    let length = read("ab")?; //~ length = 2
    println!("{length} {held}");
    read("")?; //~ held is dropped ; event `main` returns Err("nothing to read")
    println!("not reached");
    Ok(())
}
//~ exit 1
//~ stdout "2 held\n"
