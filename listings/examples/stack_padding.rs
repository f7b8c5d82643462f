use std::mem::offset_of;

#[repr(C)]
struct Declared {
    kind: u8,
    grams: u32,
    row: u16,
}

struct Packet {
    kind: u8,
    grams: u32,
    row: u16,
}

fn main() {
    println!("in the order declared, repr(C)");
    println!("  size  {}", size_of::<Declared>());
    println!("  align {}", align_of::<Declared>());
    println!("  kind  at {}", offset_of!(Declared, kind));
    println!("  grams at {}", offset_of!(Declared, grams));
    println!("  row   at {}", offset_of!(Declared, row));

    println!("in the compiler's order");
    println!("  size  {}", size_of::<Packet>());
    println!("  align {}", align_of::<Packet>());
    println!("  kind  at {}", offset_of!(Packet, kind));
    println!("  grams at {}", offset_of!(Packet, grams));
    println!("  row   at {}", offset_of!(Packet, row));
}
