fn main() {
    let rebate = 3;
    let prices: Vec<Box<dyn Fn(u32) -> u32>> = vec![
        Box::new(|full| full),
        Box::new(|full| full / 2),
        Box::new(move |full| full - rebate),
    ];
    for price in &prices {
        println!("{} euros", price(12));
    }
}
