// A packed field cannot be referred to; it can be copied.
#[repr(packed)]
struct Tag {
    kind: u8,
    id: u32,
}

fn main() {
    let tag = Tag { kind: 1, id: 7 }; //~ tag r--m; tag.kind r--c
    let id = tag.id; //~ id r--c; tag r--m
    println!("{id} {}", { tag.kind }); //~ id r--c
}
