struct Ticket<'a> {
    city: &'a str,
}

impl<'a> Ticket<'a> {
    fn change(&mut self, city: &'a str) {
        self.city = city;
    }
}

fn main() {
    let mut ticket = Ticket { city: "Bern" };
    ticket.change("Rome");
    println!("ticket to {}", ticket.city);
}
