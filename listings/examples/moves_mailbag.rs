struct Mailbag {
    weights: [u32; 1_000],
}

fn main() {
    let bag = Mailbag {
        weights: [20; 1_000],
    };
    let cart = bag;
    println!("moved: {} bytes", size_of_val(&cart));

    let boxed = Box::new(cart);
    let before = &raw const *boxed;
    let van = boxed;
    println!("moved: {} bytes", size_of_val(&van));
    println!("same address: {}", before == &raw const *van);
    println!("last letter: {} g", van.weights[999]);
}
