fn show<T>(name: &str) {
    let size = size_of::<T>();
    let align = align_of::<T>();
    println!("{name:<9} size {size}, align {align}");
}

fn main() {
    show::<u8>("u8");
    show::<u16>("u16");
    show::<u32>("u32");
    show::<u64>("u64");
    show::<bool>("bool");
    show::<char>("char");
    show::<[u16; 3]>("[u16; 3]");
    show::<()>("()");
}
