struct Page(Option<u32>);

impl Page {
    fn column(&self) -> Option<u32> {
        self.0
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        println!("page dropped");
    }
}

fn main() {
    if let Some(column) = Page(None).column() {
        println!("if let: column {column}");
    } else {
        println!("if let: no column");
    }
    match Page(None).column() {
        Some(column) => println!("match: column {column}"),
        None => println!("match: no column"),
    }
}
