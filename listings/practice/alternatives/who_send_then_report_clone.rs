fn send(log: Vec<f64>) -> usize {
    log.len()
}

fn report() -> String {
    let log = vec![4.5, 6.0, 7.5];
    let sent = send(log.clone());
    format!("sent {sent} readings, first {} C", log[0])
}

fn main() {
    println!("{}", report());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sent_and_still_there() {
        assert_eq!(report(), "sent 3 readings, first 4.5 C");
    }
}
