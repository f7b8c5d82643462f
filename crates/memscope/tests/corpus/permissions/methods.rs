// `self`, `&self`, `&mut self` are parameters like others.
struct Stack {
    items: Vec<i32>,
}

impl Stack {
    fn top(&self) -> Option<&i32> { //~> self r--c; *self r---; self.items r---
        self.items.last()
    }

    fn push(&mut self, n: i32) {
        self.items.push(n); //~ self r--m; *self rwa-; self.items rwa-; n r--c
    }

    fn into_items(self) -> Vec<i32> { //~> self r--m; self.items r--m
        self.items
    }

    fn grown(mut self) -> Self {
        self.items.push(0); //~ self rwam; self.items rwam
        self
    }
}

fn main() {
    let mut s = Stack { items: Vec::new() }; //~ s rwam
    s.push(3); //~ s rwam
    println!("{:?}", s.top()); //~ s rwam
    let items = s.grown().into_items(); //~ s --a- moved (29); items r--m
    println!("{items:?}"); //~ s --a- moved (29)
}
