use std::ptr::from_ref;

struct Bed {
    label: String,
    seeds: [u8; 4],
}

fn inside<T>(owner: &T, address: usize) -> bool {
    let start = from_ref(owner).addr();
    (start..start + size_of::<T>()).contains(&address)
}

fn main() {
    let label = String::from("mint");
    let seeds = [3, 1, 4, 1];
    let beds = vec![Bed { label, seeds }];
    let bed = &beds[0];

    let items = from_ref(&bed.seeds).addr();
    let handle = from_ref(&bed.label).addr();
    let text = bed.label.as_ptr().addr();
    println!("seeds in the bed: {}", inside(bed, items));
    println!("label in the bed: {}", inside(bed, handle));
    println!("text in the bed: {}", inside(bed, text));

    let bed_at = from_ref(bed).addr();
    println!("bed in the Vec: {}", inside(&beds, bed_at));
    let block = beds.as_ptr().addr();
    println!("bed at the block's start: {}", bed_at == block);
}
