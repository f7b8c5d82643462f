// A statement whose calls had steps of their own: what they changed, and that their frames are gone.
struct Light;
impl Drop for Light {
    fn drop(&mut self) {}
}
fn record() {
    println!("recorded");
}
fn outer() {
    record(); //~ text line 10: back in `outer`; the frame of `record` is gone.
}
fn main() {
    record(); //~ text line 13: back in `main`; the frame of `record` is gone. ; frames main
    outer(); //~ text line 14: back in `main`; the frame of `outer` is gone.
    let mut rack = vec![Light];
    rack.clear(); //~ text line 16: `rack` is now []; back in `main`; the frame of `Light::drop` is gone.
    println!("{}", rack.len());
}
//~ leaked 0
