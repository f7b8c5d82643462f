use costs::growth;

#[divan::bench(sample_size = 20)]
fn without_capacity() -> usize {
    divan::black_box(growth::without_capacity()).len()
}

#[divan::bench(sample_size = 20)]
fn with_capacity() -> usize {
    divan::black_box(growth::with_capacity()).len()
}

#[divan::bench(sample_size = 20)]
fn blocks_alone() -> usize {
    divan::black_box(growth::blocks_alone()).capacity()
}
