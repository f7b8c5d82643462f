struct Page(u32);

impl Drop for Page {
    fn drop(&mut self) {
        println!("page {} dropped", self.0);
    }
}

fn main() {
    let first: &'static Page = Box::leak(Box::new(Page(1)));
    let second = Box::new(Page(2));
    println!("read {} and {}", first.0, second.0);
}
