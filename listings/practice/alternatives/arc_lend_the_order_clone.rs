use std::thread;

/// Counts the words of an order in another thread.
fn count(order: &str) -> usize {
    let order = String::from(order);
    let counter = thread::spawn(move || order.split(' ').count());
    counter.join().unwrap()
}

fn main() {
    let order = String::from("forty rye rolls");
    println!("{} words in {order}", count(&order));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_words() {
        assert_eq!(count("forty rye rolls"), 3);
    }
}
