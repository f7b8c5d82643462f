struct Exhibit {
    year: u32,
}

impl Exhibit {
    fn age(&self, now: u32) -> u32 {
        now - self.year
    }
}

fn print_card(exhibit: &Exhibit) {
    println!("card: {}", exhibit.year);
}

fn print_label(text: &str) {
    println!("label: {text}");
}

fn main() {
    let packed = Box::new(Exhibit { year: 1875 });
    println!("{}", (*packed).age(2025));
    println!("{}", packed.age(2025));
    print_card(&packed);

    let sign = Box::new(String::from("do not touch"));
    print_label(&sign);
}
