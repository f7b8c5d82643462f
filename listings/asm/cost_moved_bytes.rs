pub struct Handle(pub [u64; 3]);
pub struct Drawer(pub [u64; 128]);

#[unsafe(no_mangle)]
pub fn move_handle(from: Handle, to: &mut Handle) {
    *to = from;
}

#[unsafe(no_mangle)]
pub fn move_drawer(from: Drawer, to: &mut Drawer) {
    *to = from;
}
