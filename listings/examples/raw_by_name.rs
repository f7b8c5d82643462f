use std::ffi::c_char;

// SAFETY: nothing else in this program has this name.
#[unsafe(no_mangle)]
extern "C" fn garage_bays(level: u32) -> u32 {
    40 + level
}

mod gate {
    use super::c_char;

    // SAFETY: these are the signatures of the definitions.
    unsafe extern "C" {
        pub safe fn garage_bays(level: u32) -> u32;
        pub fn strlen(text: *const c_char) -> usize;
    }
}

fn main() {
    println!("{} bays", gate::garage_bays(2));

    let plate = c"WF-1995";
    // SAFETY: a zero byte ends the text.
    let letters = unsafe { gate::strlen(plate.as_ptr()) };
    println!("{letters} letters");
    println!("direct: {} bays", garage_bays(2));
}
