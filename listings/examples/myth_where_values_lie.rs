use std::ptr::from_ref;

struct Sample {
    grams: u32,
}

fn standard() -> &'static Sample {
    &Sample { grams: 100 }
}

fn inside<T>(owner: &T, sample: &Sample) -> bool {
    let start = from_ref(owner).addr();
    let address = from_ref(sample).addr();
    (start..start + size_of::<T>()).contains(&address)
}

fn main() {
    let rack = [Sample { grams: 7 }];
    let shelf = vec![Sample { grams: 8 }];
    println!("in the rack: {}", inside(&rack, &rack[0]));
    println!("in the shelf: {}", inside(&shelf, &shelf[0]));
    println!("standard: {} g", standard().grams);
}
