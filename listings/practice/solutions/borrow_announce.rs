/// Tells after which title the second comes.
fn announce(titles: &mut [String]) {
    let (before, rest) = titles.split_at_mut(1);
    let first = &before[0];
    let second = &mut rest[0];
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
