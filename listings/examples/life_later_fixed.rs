struct Page(u32);

fn later<'a>(left: &'a Page, right: &'a Page) -> &'a Page {
    if left.0 > right.0 { left } else { right }
}

fn main() {
    let front = Page(1);
    let back = Page(2);
    println!("page {}", later(&front, &back).0);
}
