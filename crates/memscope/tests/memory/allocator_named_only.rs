// A comment, a text and a module that is not compiled: none of them makes a global_allocator.
#[cfg(test)]
mod tests {
    #[global_allocator]
    static A: std::alloc::System = std::alloc::System;
}
fn main() {
    let s = String::from("global_allocator"); //~ block 1 owner s ; block 1 size 16
    let t = s; //~ s is moved ; block 1 owner t
    drop(t); //~ block 1 freed
}
//~ leaked 0
