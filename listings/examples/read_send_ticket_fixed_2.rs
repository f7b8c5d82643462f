struct Ticket {
    route: String,
}

fn send<T: Send>(cargo: T) -> T {
    cargo
}

fn main() {
    let route = String::from("Bern to Rome");
    let sent = send(Ticket { route });
    println!("sent: {}", sent.route);
}
