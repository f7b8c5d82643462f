#[derive(Clone, Copy)]
struct Ticket {
    number: u32,
}

fn print(ticket: Ticket) {
    println!("number {}", ticket.number);
}

fn main() {
    let ticket = Ticket { number: 7 };
    print(ticket);
    print(ticket);
}
