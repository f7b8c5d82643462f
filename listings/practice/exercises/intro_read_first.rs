// TODO: The list is given back before it is read.
// `format!` makes a text out of the same words that `println!` would print.
fn reading() -> String {
    let list = String::from("milk, bread");
    drop(list);
    let text = format!("reading: {list}");
    text
}

fn main() {
    println!("{}", reading());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        assert_eq!(reading(), "reading: milk, bread");
    }
}
