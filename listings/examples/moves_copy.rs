fn main() {
    let price = 95;
    let mut total = price;
    total += 30;
    println!("{price} {total}");

    let name = "Ada";
    let label = name;
    println!("{name} {label}");
}
