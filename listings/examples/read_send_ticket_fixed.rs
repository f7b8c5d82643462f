use std::sync::Arc;

struct Ticket {
    route: Arc<str>,
}

fn send<T: Send>(cargo: T) -> T {
    cargo
}

fn main() {
    let route = Arc::from("Bern to Rome");
    let sent = send(Ticket { route });
    println!("sent: {}", sent.route);
}
