// TODO: One title is read while another changes.
// Mend it without `clone`.
/// Tells after which title the second comes.
fn announce(titles: &mut [String]) {
    let first = &titles[0];
    let second = &mut titles[1];
    second.push_str(", after ");
    second.push_str(first);
}

fn main() {
    let mut titles = [String::from("Blue"), String::from("Gold")];
    announce(&mut titles);
    println!("{}", titles[1]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_names_the_first() {
        let mut titles = ["Blue", "Gold", "Reed"].map(String::from);
        announce(&mut titles);
        assert_eq!(titles, ["Blue", "Gold, after Blue", "Reed"]);
    }
}
