fn label(row: u32) -> String {
    format!("row {row}")
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
