fn send(log: &[f64]) {
    println!("sent: {} C", log[0]);
}

fn main() {
    let log = vec![4.5, 6.0, 7.5];
    send(&log);
    drop(log);
}
