use std::ops::Deref;

struct Case(String);

impl Deref for Case {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

fn main() {
    let case = Case(String::from("vase"));
    println!("{} letters", case.len());
    let exhibit = case.0;
    println!("taken out: {exhibit}");
}
