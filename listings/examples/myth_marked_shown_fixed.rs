struct Sample {
    label: String,
}

fn mark(sample: &mut Sample) {
    sample.label.push('!');
}

fn main() {
    let mut sample = Sample {
        label: String::from("acid"),
    };
    let shown = sample.label.as_str();
    println!("{shown}");
    mark(&mut sample);
}
