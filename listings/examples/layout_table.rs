use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt::Display;
use std::num::NonZero;
use std::ops::Range;
use std::ptr::NonNull;
use std::rc::{Rc, Weak};
use std::sync::{self, Arc, atomic::AtomicU32};

fn row<T>(name: &str) {
    let size = size_of::<T>();
    let align = align_of::<T>();
    let option = size_of::<Option<T>>();
    println!("{name:<19}{size:>4}{align:>7}{option:>8}");
}

fn row_of<T>(name: &str, _value: &T) {
    row::<T>(name);
}

macro_rules! rows {
    ($($kind:ty),+) => {
        $(row::<$kind>(stringify!($kind));)+
        println!();
    };
}

macro_rules! rows_of {
    ($($value:expr),+) => {
        $(row_of(stringify!($value), &$value);)+
    };
}

fn main() {
    println!("type               size  align  Option");
    rows![u8, u16, u32, u64, u128, usize];
    rows![i8, i16, i32, i64, i128, isize];
    rows![f32, f64, bool, char, (), [u16; 3], (u8, u32)];
    rows![&i32, &mut i32, &[i32], &str, &dyn Display];
    rows![*const i32, NonNull<i32>, fn(i32) -> i32];
    rows![Box<i32>, Box<[i32]>, Box<str>, Box<dyn Display>];
    rows![Vec<i32>, String, HashMap<i32, i32>];
    rows![Rc<i32>, Rc<str>, Weak<i32>];
    rows![Arc<i32>, Arc<str>, sync::Weak<i32>];
    rows![Cell<i32>, RefCell<i32>, OnceCell<i32>];
    rows![Result<(), i32>, Result<i32, i32>, Result<(), String>];
    rows![Cow<str>, Range<i32>, NonZero<i32>, AtomicU32];

    let seats = 40;
    let name = String::from("hall");
    rows_of![|| 40, || seats, move || seats];
    rows_of![|| name.len(), move || name.len()];
}
