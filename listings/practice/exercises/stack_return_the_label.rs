// TODO: The text is made in this call, so it cannot be lent to the caller.
fn label(row: u32) -> &'static str {
    let text = format!("row {row}");
    &text
}

fn main() {
    println!("{}", label(3));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_names_its_row() {
        assert_eq!(label(3), "row 3");
        assert_eq!(label(12), "row 12");
    }
}
