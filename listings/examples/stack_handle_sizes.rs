fn show<T>(name: &str) {
    println!("{name:<16} {:>4} bytes", size_of::<T>());
}

fn main() {
    show::<u8>("u8");
    show::<Box<u8>>("Box<u8>");
    show::<[u8; 1000]>("[u8; 1000]");
    show::<Box<[u8; 1000]>>("Box<[u8; 1000]>");
    show::<()>("()");
    show::<Box<()>>("Box<()>");
    show::<&u8>("&u8");
    show::<&[u8]>("&[u8]");
    show::<&str>("&str");
    show::<Vec<u8>>("Vec<u8>");
    show::<String>("String");
}
