// One part's name begins like another's, one lies in another, one is reached through an index or a call: what goes is gone.
struct Inner {
    a: String,
    ab: String,
}
struct Outer {
    inner: Inner,
    in_: String,
    inner_note: String,
}
fn three(a: String, b: String, c: usize) -> usize { //~ block 1 owner a ; block 2 owner b
    a.len() + b.len() + c
} //~ freed 2
fn main() {
    let outer = Outer {
        inner: Inner { a: String::from("a"), ab: String::from("ab") },
        in_: String::from("i"),
        inner_note: String::from("note"),
    };
    let n = three(outer.inner.a, outer.inner.ab, outer.inner_note.len()); //~ n = 7 ; outer = Outer { inner: Inner { a: (moved), ab: (moved) }, in_: "i", inner_note: "note" } ; outer is partly moved
    let both = (outer.in_, outer.inner_note); //~ both = ("i", "note") ; outer = Outer { inner: Inner { a: (moved), ab: (moved) }, in_: (moved), inner_note: (moved) }
    println!("{n} {both:?}");
}
//~ leaked 0
