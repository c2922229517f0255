//! Text to tree: policies of two sizes, and texts that are out to take long.
//!
//!     cargo bench --bench parse

mod generator;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use truenorth::source::{FileId, Sources};
use truenorth::syntax::{PieceSize, parse};

criterion_group!(benches, policies, hostile);
criterion_main!(benches);

fn policies(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("policy");
    for touchpoints in [1_000, 10_000] {
        let mut sources = Sources::default();
        for file in generator::policy(touchpoints) {
            let _ = sources.add(file.name, file.text.into_bytes());
        }
        let bytes: usize = sources.iter().map(|(_, source)| source.text().len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(BenchmarkId::from_parameter(touchpoints), |bencher| {
            bencher.iter(|| {
                sources.iter().map(|(id, source)| parse(id, source.text(), PieceSize::Batch)).collect::<Vec<_>>()
            });
        });
    }
}

/// A mebibyte of each; what takes more than a second is a defect.
fn hostile(criterion: &mut Criterion) {
    const MEBIBYTE: usize = 1 << 20;
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10).throughput(Throughput::Bytes(MEBIBYTE as u64));
    for (what, part) in PARTS {
        let text = part.repeat(MEBIBYTE / part.len());
        let Some(file) = only_file() else { continue };
        group.bench_function(*what, |bencher| bencher.iter(|| parse(file, &text, PieceSize::Batch)));
    }
}

const PARTS: &[(&str, &str)] = &[
    ("blocks never closed", "journey visit \"A visit\" { handoff a -> b {\n"),
    ("declarations never closed", "touchpoint x {\n"),
    ("rules never closed", "rule x {\n"),
    ("opening braces", "{"),
    ("opening braces on lines", "{\n"),
    ("closing braces", "}"),
    ("quotation marks", "\""),
    ("long quotation marks", "\"\"\""),
    ("long texts and declarations", "\"\"\"\nstage x {\n"),
    ("pasted quotation marks", "“"),
    ("escapes and braces", "\\\"{"),
    ("one line", "word "),
    ("one word", "w"),
    ("commas", "a,\n"),
    ("arrows", "-> "),
    ("arrows on lines", "->\n"),
    ("semicolons", ";"),
    ("lines that go on", "and\n"),
    ("conflicts begun", "<<<<<<<\n"),
    ("conflicts divided", "=======\n"),
    ("conflicts begun and divided", "<<<<<<<\n=======\n"),
    ("conflicts", "<<<<<<<\n=======\n>>>>>>>\n"),
    ("carriage returns", "\r"),
    ("comments", "//\n"),
    ("dashes", "-"),
    ("strange signs", "$"),
];

fn only_file() -> Option<FileId> {
    Sources::default().add("hostile.north", Vec::new()).ok()
}
