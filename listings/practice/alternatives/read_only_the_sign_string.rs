fn rest(sign: &str, start: &str) -> String {
    sign.strip_prefix(start).unwrap_or(sign).to_string()
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
