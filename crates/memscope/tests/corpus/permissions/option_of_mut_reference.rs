// An Option of a `&mut`: taken out, as_deref_mut lends it on; when it has been used last, the variable is free.
fn main() {
    let mut n = 1;
    let mut slot = Some(&mut n); //~ n ---- mutably borrowed; slot rwam
    if let Some(r) = slot.as_deref_mut() {
        *r += 1;
    }
    let taken = slot.take(); //~ taken r--m; n ---- mutably borrowed
    if let Some(r) = taken {
        *r *= 10;
    }
    n += 1; //~ n rwac
    println!("{n}");
}

