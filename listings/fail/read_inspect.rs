struct Passenger {
    ticket: Option<String>,
}

fn inspect(passenger: &mut Passenger) {
    if let Some(ticket) = passenger.ticket {
        println!("ticket to {ticket}");
    }
}

fn main() {
    let mut ada = Passenger {
        ticket: Some(String::from("Rome")),
    };
    inspect(&mut ada);
    println!("kept: {}", ada.ticket.is_some());
}
