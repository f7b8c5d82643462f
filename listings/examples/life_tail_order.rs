struct Page(u32);

impl Page {
    fn number(&self) -> u32 {
        self.0
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        println!("page {} dropped", self.0);
    }
}

fn last_page() -> u32 {
    let _first = Page(1);
    Page(2).number()
}

fn main() {
    println!("last page: {}", last_page());
}
