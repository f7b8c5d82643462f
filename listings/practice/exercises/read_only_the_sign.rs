// TODO: The result comes from one of the two. Say which;
// the proposal of the help is not enough for the test.
fn rest(sign: &str, start: &str) -> &str {
    sign.strip_prefix(start).unwrap_or(sign)
}

fn main() {
    println!("{}", rest("Platform 4", "Platform "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_may_go_before_the_rest_is_read() {
        let sign = String::from("Platform 4");
        let start = String::from("Platform ");
        let number = rest(&sign, &start);
        drop(start);
        assert_eq!(number, "4");
    }
}
