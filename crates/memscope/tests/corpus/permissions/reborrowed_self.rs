struct Stage {
    left: String,
    right: String,
}

impl Stage {
    // What `self` points to is borrowed up to the last use of `left`.
    fn swap(&mut self) {
        let left = &mut self.left; //~ self ---- mutably borrowed; *self ---- mutably borrowed; self.right rwa-; left r--m
        left.push('l'); //~ self r--m; *self rwa-; self.right rwa-
        self.right.clear(); //~ self r--m; *self rwa-
    }
}

fn main() {}
