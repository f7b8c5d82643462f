#[unsafe(no_mangle)]
pub fn with_references(total: &mut u32, plays: &u32) {
    *total += *plays;
    *total += *plays;
}

#[unsafe(no_mangle)]
pub unsafe fn with_pointers(total: *mut u32, plays: *const u32) {
    unsafe {
        *total += *plays;
        *total += *plays;
    }
}
