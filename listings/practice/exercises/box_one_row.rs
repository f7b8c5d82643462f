trait Exhibit {
    fn label(&self) -> String;
}

struct Coin(u16);
struct Vase(u8);

impl Exhibit for Coin {
    fn label(&self) -> String {
        format!("coin of {}", self.0)
    }
}

impl Exhibit for Vase {
    fn label(&self) -> String {
        format!("vase of {} cm", self.0)
    }
}

// TODO: A row of exhibits of two types.
// Name one type for both.
fn labels() -> Vec<String> {
    let room = vec![Box::new(Coin(1875)), Box::new(Vase(30))];
    let mut labels = Vec::new();
    for exhibit in &room {
        labels.push(exhibit.label());
    }
    labels
}

fn main() {
    println!("{}", labels().join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coin_and_vase_in_one_row() {
        assert_eq!(labels(), ["coin of 1875", "vase of 30 cm"]);
    }
}
