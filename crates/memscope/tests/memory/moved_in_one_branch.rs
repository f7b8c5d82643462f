// After the branch the compiler says "maybe moved"; in this run the value is still there.
struct Light(&'static str);
impl Drop for Light {
    fn drop(&mut self) {
        println!("{} out", self.0);
    }
}
fn scene(blackout: bool) { //~ 1: blackout = true ; 2: blackout = false
    let spot = Light("spot"); //~ spot = Light("spot")
    if blackout {
        drop(spot); //~ spot is moved
    } //~ 1: spot is maybe moved
    println!("end"); //~ 1: spot is moved ; 2: spot is maybe moved
}
fn main() {
    scene(true);
    scene(false);
}
//~ stdout "spot out\nend\nend\nspot out\n"
