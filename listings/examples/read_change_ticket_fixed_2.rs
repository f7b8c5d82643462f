struct Ticket {
    city: String,
}

impl Ticket {
    fn change(&mut self, city: &str) {
        self.city = city.to_string();
    }
}

fn main() {
    let mut ticket = Ticket {
        city: String::from("Bern"),
    };
    ticket.change("Rome");
    println!("ticket to {}", ticket.city);
}
