// A `?` in `main` makes a box of the error, and leaves with it: std drops the box and what it holds.
use std::error::Error;
use std::fmt;
#[derive(Debug)]
struct NoSeat {
    name: String,
}
impl fmt::Display for NoSeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no seat for {}", self.name)
    }
}
impl Error for NoSeat {}
fn seat(name: &str) -> Result<u8, NoSeat> {
    Err(NoSeat { name: name.to_owned() })
}
fn main() -> Result<(), Box<dyn Error>> {
    let taken = vec![1, 2]; //~ block 1 owner taken
    let seat = seat("Ada")?; //~ kind return ; taken is dropped ; block 1 freed ; event block 3 allocated, 24 bytes ; block 3 owner what `main` returned ; text It returns Err with a value of the type Box<dyn Error>. ; blocks 2
    println!("{seat} {}", taken.len());
    Ok(())
} //~ steps 1 ; kind after main ; freed 2 ; blocks 0 ; text printed to standard error: "Error: NoSeat { name: \"Ada\" }"; block 2 freed, 3 bytes ; text block 3 freed, 24 bytes (it belonged to what `main` returned)
//~ exit 1
//~ stdout ""
//~ leaked 0
