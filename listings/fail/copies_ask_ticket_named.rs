struct Ticket {
    number: u32,
    name: String,
}

fn print(ticket: Ticket) {
    println!("{} {}", ticket.number, ticket.name);
}

fn main() {
    let name = String::from("Ada");
    let ticket = Ticket { number: 7, name };
    print(ticket);
    print(ticket);
}
