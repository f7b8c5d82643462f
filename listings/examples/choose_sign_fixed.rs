use std::borrow::Cow;

fn sign(name: &str) -> Cow<'_, str> {
    if name.contains('_') {
        Cow::Owned(name.replace('_', " "))
    } else {
        Cow::Borrowed(name)
    }
}

fn main() {
    println!("{}", sign("red_panda"));
}
