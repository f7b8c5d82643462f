// A pattern that takes some parts leaves the others where they are.
struct Plan {
    title: String,
    notes: String,
}
struct Outer {
    inner: Plan,
    tag: Box<u8>,
}
fn main() {
    let base = Plan { title: String::from("t"), notes: String::from("n") };
    let Plan { notes, .. } = base; //~ base is partly moved ; base = Plan { title: "t", notes: (moved) } ; block 1 owner base.title ; block 2 owner notes ; event `base.notes` moved out ; text `base.notes` moved to `notes`
    println!("{} {}", base.title, notes);
    let deep = Outer { inner: Plan { title: String::from("in"), notes: String::from("ner") }, tag: Box::new(7) };
    let Outer { inner: Plan { title, .. }, .. } = deep; //~ deep = Outer { inner: Plan { title: (moved), notes: "ner" }, tag: Box(7) } ; block 3 owner title ; block 4 owner deep.inner.notes ; block 5 owner deep.tag
    println!("{title} {} {}", deep.inner.notes, deep.tag);
    let pair = (String::new(), String::new());
    let (_, second) = pair; //~ pair = ("", (moved)) ; pair is partly moved
    println!("{}{second}", pair.0);
    let all = (String::from("p"), String::from("q"));
    let (p, q) = all; //~ all = ((moved), (moved)) ; block 6 owner p ; block 7 owner q
    println!("{p}{q}");
} //~ no event what is left of `all` ; event what is left of `base` dropped ; event what is left of `deep` dropped
//~ leaked 0
