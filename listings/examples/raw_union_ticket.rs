#[repr(C)]
union Ticket {
    minutes: u32,
    bytes: [u8; 4],
}

fn main() {
    let mut ticket = Ticket { minutes: 0 };
    ticket.bytes = [1, 1, 1, 1];

    // SAFETY: the four bytes were written, and any four
    // bytes are a `u32`.
    let minutes = unsafe { ticket.minutes };
    println!("{minutes} minutes");
    println!("{} bytes", size_of::<Ticket>());
}
