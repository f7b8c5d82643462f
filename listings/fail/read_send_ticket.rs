use std::rc::Rc;

struct Ticket {
    route: Rc<str>,
}

fn send<T: Send>(cargo: T) -> T {
    cargo
}

fn main() {
    let route = Rc::from("Bern to Rome");
    let sent = send(Ticket { route });
    println!("sent: {}", sent.route);
}
