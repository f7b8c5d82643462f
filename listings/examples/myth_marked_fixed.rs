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
    mark(&mut sample);
    println!("{}", sample.label);
}
