struct List {
    titles: Vec<String>,
}

impl List {
    fn first(&mut self) -> &mut String {
        &mut self.titles[0]
    }
    fn add(&mut self, title: &str) {
        self.titles.push(title.to_string());
    }
}

fn main() {
    let mut titles = Vec::with_capacity(4);
    titles.push(String::from("Blue"));
    let mut list = List { titles };
    let mut first = list.first().clone();
    list.add("Gold");
    first.push('!');
    list.titles[0] = first;
    println!("{:?}", list.titles);
}
