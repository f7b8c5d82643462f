// An `Ok` has nothing to print and nothing to drop: no step comes behind `main`, and what is there then stays.
struct Ticket(String);
impl Drop for Ticket {
    fn drop(&mut self) {
        println!("{} is back", self.0);
    }
}
fn sell(seat: u8) -> Result<Ticket, String> {
    match seat {
        1 => Ok(Ticket(String::from("A1"))),
        _ => Err(String::from("sold out")),
    }
}
fn main() -> Result<(), String> {
    let board: &'static mut u8 = Box::leak(Box::new(1)); //~ block 1 size 1
    let ticket = sell(*board)?; //~ block 2 owner ticket.0
    println!("{}", ticket.0);
    Ok(())
} //~ steps 1 ; kind return ; ticket is dropped ; freed 1 ; blocks 1 ; no text It returns ; text block 1, 1 byte, was never freed.
//~ exit 0
//~ leaked 1
