union U {
    a: u32,
    b: f32,
}
fn main() {
    let u = U { a: 1 }; //~ u = (opaque) ; u : U 4
    println!("{}", unsafe { u.a + u.b as u32 });
}
