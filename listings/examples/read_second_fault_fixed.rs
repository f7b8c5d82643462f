struct Ticket {
    seat: u32,
}

fn main() {
    let ticket = Ticket { seat: 12 };
    let stamped = &ticket;
    println!("kept: {}", ticket.seat);
    println!("stamped: {}", stamped.seat);
}
