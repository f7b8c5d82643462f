struct Ticket(u32);

fn main() {
    let ticket = Ticket(7);
    let copy = ticket.clone();
    println!("{} and {}", ticket.0, copy.0);
}
