struct Scan {
    pixels: [u8; 4_000],
}

fn scan(shade: u8) -> Scan {
    Scan {
        pixels: [shade; 4_000],
    }
}

fn main() {
    let mut row = Vec::with_capacity(2);
    row.push(scan(200));
    let before = (&raw const row[0]).addr();
    row.insert(0, scan(100));
    let after = (&raw const row[1]).addr();
    println!("plain: {} bytes a place", size_of_val(&row[1]));
    println!("plain: moved by {} bytes", after - before);
    println!("shade {}", row[1].pixels[0]);

    let mut row = Vec::with_capacity(2);
    row.push(Box::new(scan(200)));
    let before = (&raw const *row[0]).addr();
    row.insert(0, Box::new(scan(100)));
    let after = (&raw const *row[1]).addr();
    println!("boxed: {} bytes a place", size_of_val(&row[1]));
    println!("boxed: moved by {} bytes", after - before);
    println!("shade {}", row[1].pixels[0]);
}
