// A Cow that borrows owns nothing; to_mut makes it own; into_owned gives the block away.
use std::borrow::Cow;
fn main() {
    let words = String::from("a b");
    let mut cow = Cow::from(words.as_str()); //~ words r--- borrowed; cow rwam
    cow.to_mut().push('!');
    let owned = cow.into_owned(); //~ cow --a- moved; owned r--m; words r--m
    let kept: Cow<'_, str> = Cow::Owned(owned);
    println!("{words} {kept}");
}

