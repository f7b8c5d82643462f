// An `Err` that `main` returns is std's: it is printed to standard error, and dropped after that.
fn seat(name: &str) -> Result<u8, String> {
    match name {
        "Ada" => Err(String::from("no seat")),
        _ => Ok(1),
    }
}
fn main() -> Result<(), String> {
    let name = String::from("Ada"); //~ block 1 owner name
    let why = seat(&name).unwrap_err(); //~ block 2 owner why ; why = "no seat"
    Err(why)
} //~ 1: kind return ; 1: name is dropped ; 1: why is moved ; 1: freed 1 ; 1: block 2 owner what `main` returned ; 1: text It returns Err("no seat"). ; 1: no text never freed ; 2: kind after main ; 2: frames  ; 2: freed 1 ; 2: block 2 freed ; 2: blocks 0 ; 2: text printed to standard error: "Error: \"no seat\""; block 2 freed, 7 bytes (it belonged to what `main` returned). ; steps 2
//~ exit 1
//~ stderr Error: "no seat"
//~ leaked 0
