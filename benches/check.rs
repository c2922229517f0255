//! Texts to problems: the analysis of policies of two sizes.
//!
//!     cargo bench --bench check

mod generator;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use truenorth::analysis::{self, Options};
use truenorth::model::Date;
use truenorth::source::Sources;

criterion_group!(benches, policies);
criterion_main!(benches);

fn policies(criterion: &mut Criterion) {
    let Ok(as_of) = "2026-11-02".parse::<Date>() else { return };
    let options = Options::as_of(as_of);
    let mut group = criterion.benchmark_group("analysis");
    for touchpoints in [1_000, 10_000] {
        let files = generator::policy(touchpoints);
        let bytes: usize = files.iter().map(|file| file.text.len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20);
        group.bench_function(BenchmarkId::from_parameter(touchpoints), |bencher| {
            bencher.iter_batched(|| sources(&files), |all| analysis::analyse(all, &options), BatchSize::LargeInput);
        });
    }
}

/// The shipped rules and the files of a policy.
fn sources(files: &[generator::File]) -> Sources {
    let mut sources = analysis::sources();
    for file in files {
        let _ = sources.add(&file.name, file.text.clone().into_bytes());
    }
    sources
}
