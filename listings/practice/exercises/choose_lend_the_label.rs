use std::borrow::Cow;

/// What the label of an enclosure says: spaces for
/// underscores.
fn label(name: &str) -> Cow<'_, str> {
    // TODO: Take no block for a name that needs no change.
    Cow::Owned(name.replace('_', " "))
}

fn main() {
    println!("{}, {}", label("lion"), label("red_panda"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_underscores_is_lent() {
        assert!(matches!(label("lion"), Cow::Borrowed("lion")));
    }

    #[test]
    fn a_name_with_underscores_is_made_new() {
        assert_eq!(label("red_panda"), "red panda");
    }
}
