// TODO: A price list is two numbers. Let it be copied
// instead of moved: one line is enough.
struct Prices {
    stamp: u32,
    envelope: u32,
}

fn stamps(prices: Prices, count: u32) -> u32 {
    prices.stamp * count
}

fn envelopes(prices: Prices, count: u32) -> u32 {
    prices.envelope * count
}

fn to_pay(count: u32) -> u32 {
    let prices = Prices {
        stamp: 95,
        envelope: 30,
    };
    stamps(prices, count) + envelopes(prices, count)
}

fn main() {
    println!("{} cents", to_pay(3));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_price_list_is_used_twice() {
        assert_eq!(to_pay(3), 3 * 95 + 3 * 30);
    }
}
