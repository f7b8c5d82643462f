// Methods of a trait's impl, generic ones too, with associated types.
struct Pairs<T> {
    items: Vec<T>,
}

impl<T: Clone> Iterator for Pairs<T> {
    type Item = (T, T);

    fn next(&mut self) -> Option<Self::Item> { //~> self r--m; *self rwa-; self.items rwa-
        let one: T = self.items.pop()?; //~ self r--m; self.items rwa-; one r--m
        let two = one.clone(); //~ one r--m; two r--m
        Some((one, two))
    }
}

fn main() {
    for pair in (Pairs { items: vec![1] }) {
        println!("{pair:?}"); //~ pair r--c
    }
}
