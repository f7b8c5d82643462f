fn main() {
    let grams = 7;
    let ada = &grams;
    let bob = &grams;
    println!("{ada} g, {bob} g");
}
