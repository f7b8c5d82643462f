use std::cell::Cell;

#[derive(Default)]
struct Flag(&'static str);

impl Drop for Flag {
    fn drop(&mut self) {
        println!("dropped {:?}", self.0);
    }
}

fn main() {
    let mast = Cell::new(Flag("storm"));
    let (keeper, helper) = (&mast, &mast);
    keeper.set(Flag("fog"));
    let down = helper.replace(Flag("ice"));
    println!("replace gave {:?}", down.0);
    let locker = Cell::new(Flag("rain"));
    keeper.swap(&locker);
    let up = helper.take();
    println!("take gave {:?}", up.0);
    let left = locker.into_inner();
    println!("into_inner gave {:?}", left.0);
    println!("end");
}
