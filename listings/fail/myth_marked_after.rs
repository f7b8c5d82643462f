struct Sample {
    label: String,
}

fn mark(sample: &Sample) {
    sample.label.push('!');
}

fn main() {
    let sample = Sample {
        label: String::from("acid"),
    };
    mark(&sample);
    let shown = sample.label.as_str();
    println!("{shown}");
}
