// TODO: `depart` only has to look at the train.
// Mend the cause, not the line that is marked; no `clone`.
fn depart(train: String) -> String {
    format!("{train} departs")
}

fn announce(train: String) -> String {
    let sign = train.as_str();
    let gone = depart(train);
    format!("{gone}; platform 4: {sign}")
}

fn main() {
    println!("{}", announce(String::from("Night Mail")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_train_departs_before_the_sign_is_read() {
        assert_eq!(
            announce(String::from("Night Mail")),
            "Night Mail departs; platform 4: Night Mail"
        );
    }
}
