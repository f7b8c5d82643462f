struct Passenger {
    ticket: String,
}

fn main() {
    let ticket = String::from("Rome");
    let ada = Passenger { ticket };
    println!("checked: {}", ada.ticket);
    println!("boarded: {}", ada.ticket);
}
