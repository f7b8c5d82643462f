struct Coin {
    year: u16,
}

fn main() {
    println!("u64: {}", size_of::<u64>());
    println!("Option<u64>: {}", size_of::<Option<u64>>());
    println!("Box: {}", size_of::<Box<Coin>>());
    println!("Option<Box>: {}", size_of::<Option<Box<Coin>>>());
    let shelf = [None, Some(Box::new(Coin { year: 1875 }))];
    for place in &shelf {
        match place {
            None => println!("no coin"),
            Some(coin) => println!("coin of {}", coin.year),
        }
    }
}
