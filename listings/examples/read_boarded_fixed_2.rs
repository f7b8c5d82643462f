struct Passenger {
    ticket: String,
}

fn main() {
    let ticket = String::from("Rome");
    let ada = Passenger {
        ticket: ticket.clone(),
    };
    println!("checked: {ticket}");
    println!("boarded: {}", ada.ticket);
}
