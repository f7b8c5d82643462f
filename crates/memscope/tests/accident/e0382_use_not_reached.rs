fn send(log: String) {
    println!("sent: {log}");
}

fn end_of_day(online: bool) {
    let log = String::from("4.5 C");
    if online {
        send(log);
    }
    if !online {
        println!("kept: {log}");
    }
}

fn main() {
    end_of_day(true);
    end_of_day(false);
}
// outcome: nothing
// why: in the first call `log` is moved and not named again, and a moved variable is not dropped where it ends; in the
// second it is not moved
