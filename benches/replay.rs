//! Commit, derive, judge and replay of the Chuxiong 2025 scenario.

#[path = "../tests/world/mod.rs"]
mod world;

use criterion::{Criterion, criterion_group, criterion_main};
use evenhand::allot::allot;
use evenhand::base::Quiet;
use evenhand::draw::draw;
use evenhand::judge::judge;
use evenhand::pipeline;
use evenhand::replay::replay;
use evenhand::seed::SecretBytes;
use std::hint::black_box;

fn scenario(c: &mut Criterion) {
    let files = world::files();
    let sound = world::quick_sound();
    let (commitment, record) = world::derive(&sound);
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let run = world::write_run(folder.path(), &sound, &commitment, &record, None);
    let secret = SecretBytes::public();
    let allotment = allot(&sound).expect("the scenario can be met");
    let seed = pipeline::seed(&commitment, &secret, &world::values()).expect("the value has its form");

    let mut group = c.benchmark_group("chuxiong-2025");
    group.sample_size(10);
    group.bench_function("read and check", |b| b.iter(|| world::sound_of(black_box(&files))));
    group.bench_function("allot", |b| b.iter(|| allot(black_box(&sound))));
    group.bench_function("commit", |b| b.iter(|| pipeline::commit(black_box(&sound), vec![world::dice()], &secret, true)));
    group.bench_function("draw", |b| b.iter(|| draw(black_box(&sound), &allotment, &seed)));
    group.bench_function("judge", |b| b.iter(|| judge(black_box(&run))));
    group.bench_function("replay, 300 iterations of search", |b| b.iter(|| replay(black_box(&run), &Quiet)));
    group.finish();
}

criterion_group!(benches, scenario);
criterion_main!(benches);
