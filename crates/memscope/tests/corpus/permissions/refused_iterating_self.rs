// In the loop `self.meals` is lent to the iterator, so `*self` cannot be lent to a method as a whole.
struct Zoo {
    meals: Vec<u32>,
    bales: u32,
}

impl Zoo {
    fn take_bale(&mut self) {
        self.bales -= 1; //~ self r--m; *self rwa-; self.bales rwac
    }

    fn feed_all(&mut self) { //~> *self rwa-
        for meals in &mut self.meals { //~> self.meals ---- mutably borrowed (13)
            self.take_bale(); //~! E0499 write self
            *meals += 1; //~ meals ???? not asked
        } //~ *self rwa-; self.meals rwa-
    }
}

fn main() {
    let mut zoo = Zoo { meals: vec![0], bales: 9 }; //~ zoo rwam
    zoo.feed_all(); //~ zoo rwam
}
