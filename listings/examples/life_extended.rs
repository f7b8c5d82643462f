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

fn main() {
    let number = Page(1).number();
    let kept = &Page(2);
    println!("number {number}, kept {}", kept.0);
}
