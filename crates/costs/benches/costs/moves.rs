use costs::moves;
use divan::{Bencher, black_box};

const SIZES: [usize; 6] = [8, 64, 1024, 16_384, 262_144, 8_388_608];

/// Enough operations for the clock, and few enough for the largest size.
const fn operations(bytes: usize) -> u32 {
    match bytes {
        0..=1024 => 2000,
        1025..=65_536 => 50,
        65_537..=1_048_576 => 10,
        _ => 1,
    }
}

#[divan::bench(consts = SIZES, sample_count = 50)]
fn inline_bytes<const N: usize>(bencher: Bencher) {
    let mut from = zeros::<N>();
    let mut to = zeros::<N>();
    from[N - 1] = 7;
    let rounds = operations(N);
    bencher
        .counter(divan::counter::ItemsCount::new(rounds))
        .bench_local(|| {
            for _ in 0..rounds {
                moves::move_bytes(black_box(&from), black_box(&mut to));
            }
        });
    assert_eq!(to[N - 1], 7);
}

/// On the heap from the start: 8 MiB would not fit into a frame.
fn zeros<const N: usize>() -> Box<[u8; N]> {
    match vec![0; N].into_boxed_slice().try_into() {
        Ok(bytes) => bytes,
        Err(_) => unreachable!("the slice was made with this length"),
    }
}

/// The function is called, not inlined: each call moves the vector in and out, which counts as two moves.
#[divan::bench(args = SIZES, sample_count = 50, sample_size = 10)]
fn vector(bencher: Bencher, bytes: usize) {
    const CALLS: u32 = 1000;
    let mut kept = Some(vec![7; bytes]);
    bencher
        .counter(divan::counter::ItemsCount::new(2 * CALLS))
        .bench_local(|| {
            let mut catalog = kept.take().unwrap_or_default();
            for _ in 0..CALLS {
                catalog = moves::move_vector(catalog);
            }
            kept = Some(catalog);
        });
    assert_eq!(kept.map_or(0, |catalog| catalog.len()), bytes);
}

#[divan::bench(args = SIZES, sample_count = 50)]
fn clone(bencher: Bencher, bytes: usize) {
    let rounds = operations(bytes);
    let catalog = vec![7; bytes];
    bencher
        .counter(divan::counter::ItemsCount::new(rounds))
        .bench_local(|| {
            for _ in 0..rounds {
                drop(black_box(moves::clone_vector(black_box(&catalog))));
            }
        });
}
