//! Packing a prefecture of some 300 visits: a first plan, and 1,000 iterations on top.

#[path = "../tests/pack_world/mod.rs"]
mod pack_world;

use criterion::{Criterion, criterion_group, criterion_main};
use evenhand::base::Quiet;
use evenhand::pack::pack;
use pack_world::{Wish, seed, world};

fn packing(c: &mut Criterion) {
    let mut group = c.benchmark_group("pack");
    group.sample_size(10);
    for iterations in [0, 1_000] {
        let wish = Wish {
            enterprises: 320,
            lines: 17,
            days: 200,
            teams: 4,
            tour_days_max: 4,
            samplers_per_org: 12,
            iterations,
            ..Wish::default()
        };
        let (sound, batches) = world(&wish);
        group.bench_function(format!("{iterations} iterations"), |b| b.iter(|| pack(&sound, &batches, &seed(), &Quiet)));
    }
    group.finish();
}

criterion_group!(benches, packing);
criterion_main!(benches);
