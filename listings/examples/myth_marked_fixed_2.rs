use std::cell::RefCell;

struct Sample {
    label: RefCell<String>,
}

fn mark(sample: &Sample) {
    sample.label.borrow_mut().push('!');
}

fn main() {
    let sample = Sample {
        label: RefCell::new(String::from("acid")),
    };
    mark(&sample);
    println!("{}", sample.label.borrow());
}
