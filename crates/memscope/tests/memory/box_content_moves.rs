// Moving out of a box leaves the box's block where it is: what is named is the content.
struct Mask(&'static str);
struct Case(String, u8);
fn main() {
    let packed = Box::new(String::from("vase"));
    let exhibit = *packed; //~ text line 6: `*packed` moved to `exhibit`; block 1, 4 bytes, now owned by `exhibit`; ; block 2 owner packed
    let crated = Box::new(Mask("mask"));
    let shown = *crated; //~ text line 8: `*crated` moved to `shown`; `crated` is now Box((moved))
    let case = Case(exhibit, 1);
    let taken = case.0; //~ text line 10: `case.0` moved to `taken`; block 1, 4 bytes, now owned by `taken`;
    println!("{taken}{}{}", shown.0, case.1);
}
//~ leaked 0
