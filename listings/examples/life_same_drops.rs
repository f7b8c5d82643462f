struct Edition(u32);

impl Drop for Edition {
    fn drop(&mut self) {
        println!("  edition {} dropped", self.0);
    }
}

fn without(left: &Edition, right: &Edition) {
    println!("without: {} and {}", left.0, right.0);
}

fn with<'a>(left: &'a Edition, right: &'a Edition) {
    println!("with: {} and {}", left.0, right.0);
}

fn main() {
    let left = Edition(1);
    {
        let right = Edition(2);
        without(&left, &right);
    }
    {
        let right = Edition(3);
        with(&left, &right);
    }
    println!("end of main");
}
