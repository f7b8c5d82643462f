// TODO: `report` needs the titles after `longest` has
// measured them. Mend it without `clone`.
fn longest(titles: Vec<String>) -> usize {
    let mut length = 0;
    for title in &titles {
        length = length.max(title.len());
    }
    length
}

fn report(titles: Vec<String>) -> String {
    let length = longest(titles);
    format!("{} titles, the longest of {length} letters", titles.len())
}

fn main() {
    let titles = vec![String::from("Blue"), String::from("Golden")];
    println!("{}", report(titles));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_measures() {
        let titles = vec![String::from("Blue"), String::from("Golden")];
        assert_eq!(report(titles), "2 titles, the longest of 6 letters");
    }

    #[test]
    fn an_empty_list_is_reported_too() {
        assert_eq!(report(Vec::new()), "0 titles, the longest of 0 letters");
    }
}
