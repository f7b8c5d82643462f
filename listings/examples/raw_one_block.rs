use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};

fn main() {
    let layout = Layout::new::<u32>();
    println!("size {}", layout.size());
    println!("align {}", layout.align());

    // SAFETY: the size is not 0.
    let block = unsafe { alloc(layout) };
    if block.is_null() {
        handle_alloc_error(layout);
    }
    let plate = block.cast::<u32>();

    // SAFETY: the block has the size and alignment of a
    // `u32`, is ours, and is freed once, last of all.
    unsafe {
        plate.write(1995);
        println!("plate: {}", plate.read());
        dealloc(block, layout);
    }
}
