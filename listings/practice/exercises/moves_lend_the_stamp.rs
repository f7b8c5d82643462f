// TODO: One stamp, two letters. Mend it without `clone` and
// without a second stamp.
fn post(name: &str, stamp: String) -> String {
    format!("{name}: {stamp}")
}

fn post_both() -> String {
    let stamp = String::from("1st class");
    let ada = post("Ada", stamp);
    let bob = post("Bob", stamp);
    format!("{ada}, {bob}")
}

fn main() {
    println!("{}", post_both());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_stamped() {
        assert_eq!(post_both(), "Ada: 1st class, Bob: 1st class");
    }
}
