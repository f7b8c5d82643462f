struct Mailbag {
    weights: [u32; 1_000],
}

fn main() {
    let bag = Mailbag {
        weights: [20; 1_000],
    };
    let cart = bag;
    let boxed = Box::new(cart);
    let van = boxed;
    println!("last letter: {} g", van.weights[999]);
}
