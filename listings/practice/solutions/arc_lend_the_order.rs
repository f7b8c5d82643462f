use std::thread;

/// Counts the words of an order in another thread.
fn count(order: &str) -> usize {
    thread::scope(|s| {
        let counter = s.spawn(|| order.split(' ').count());
        counter.join().unwrap()
    })
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
