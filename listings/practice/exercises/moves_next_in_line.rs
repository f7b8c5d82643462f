// TODO: The one who is served leaves the line, and no name is copied.
fn serve_next(line: &mut Vec<String>) -> String {
    line[0]
}

fn main() {
    let mut line = vec![String::from("Ada"), String::from("Bob")];
    println!("{}", serve_next(&mut line));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_served_and_leaves() {
        let mut line = vec![String::from("Ada"), String::from("Bob")];
        assert_eq!(serve_next(&mut line), "Ada");
        assert_eq!(line, ["Bob"]);
        assert_eq!(serve_next(&mut line), "Bob");
        assert!(line.is_empty());
    }
}
