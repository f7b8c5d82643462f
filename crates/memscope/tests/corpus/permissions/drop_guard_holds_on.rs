// A value with a `Drop` that holds a borrow uses it at the end of its scope.
struct Guard<'a>(&'a mut String);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.push('!'); //~ self r--m; *self rwa-; self.0 rwa-
    }
}

fn main() {
    let mut s = String::from("ash"); //~ s rwam
    let guard = Guard(&mut s); //~ s ---- mutably borrowed (12 13); guard r--m
    println!("{}", guard.0); //~ s ---- mutably borrowed (12 14); guard r--m
}
