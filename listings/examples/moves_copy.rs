fn main() {
    let price = 95;
    let mut total = price;
    total += 30;
    println!("{price} {total}");

    let sheet = [95, 95, 95];
    let mut used = sheet;
    used[0] = 0;
    println!("{sheet:?} {used:?}");

    let name = "Ada";
    let label = name;
    println!("{name} {label}");
    println!("one text: {}", std::ptr::eq(name, label));
}
