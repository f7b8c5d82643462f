// TODO: Make it print lock free: [true, true].
use std::sync::Mutex;

/// Bakes every order, and notes whether others could get at
/// the list meanwhile.
fn bake_all(orders: &Mutex<Vec<&str>>) -> Vec<bool> {
    let mut free = Vec::new();
    while let Some(order) = orders.lock().unwrap().pop() {
        println!("baking {order}");
        free.push(orders.try_lock().is_ok());
    }
    free
}

fn main() {
    let orders = Mutex::new(vec!["spelt", "rye"]);
    println!("lock free: {:?}", bake_all(&orders));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_free_while_bread_bakes() {
        let orders = Mutex::new(vec!["spelt", "rye"]);
        assert_eq!(bake_all(&orders), [true, true]);
    }
}
