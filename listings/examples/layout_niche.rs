use std::cell::Cell;
use std::mem::transmute;
use std::num::NonZero;

fn row<T>(name: &str) {
    let alone = size_of::<T>();
    let option = size_of::<Option<T>>();
    println!("{name:<13}{alone:>2}{option:>4}");
}

macro_rules! rows {
    ($($kind:ty),+) => {
        $(row::<$kind>(stringify!($kind));)+
    };
}

fn byte(value: Option<Option<bool>>) -> u8 {
    // SAFETY: any byte is a u8, and no byte of the value is
    // padding: it has only one, which tells its four cases apart.
    unsafe { transmute::<Option<Option<bool>>, u8>(value) }
}

fn main() {
    rows![u8, bool, Option<bool>, char, NonZero<u32>];
    rows![(u32, u8), (u32, bool)];
    rows![&u8, Option<&u8>, Cell<bool>];

    println!("Some(Some(false)): {}", byte(Some(Some(false))));
    println!("Some(Some(true)): {}", byte(Some(Some(true))));
    println!("Some(None): {}", byte(Some(None)));
    println!("None: {}", byte(None));
}
