fn main() {
    let mut total = 95;
    let first_clerk = &mut total;
    let second_clerk = &mut *first_clerk;
    *second_clerk += 30;
    *first_clerk += 30;
    println!("{total}");
}
