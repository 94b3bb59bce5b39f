//! The engine on one full district dossier, and the same work by hand. See `benches/README.md`.

use std::hint::black_box;

use criterion::Criterion;
use tieuchi::RuleSet;
use tieuchi_benches::{DOSSIER, RULES, check, details, floor, measure, rules};

fn engine(bench: &mut Criterion) {
    let rules = rules();
    let dossier = rules.read_dossier(DOSSIER).expect("the engine reads the dossier");
    let evaluation = rules.evaluate(&dossier);
    let read = || {
        let dossier = rules.read_dossier(black_box(DOSSIER)).expect("the engine reads the dossier");
        rules.evaluate(&dossier)
    };
    bench.bench_function("compile", |bench| bench.iter(|| RuleSet::from_json(black_box(RULES))));
    bench.bench_function("read", |bench| bench.iter(|| rules.read_dossier(black_box(DOSSIER))));
    bench.bench_function("evaluate", |bench| bench.iter(|| rules.evaluate(black_box(&dossier))));
    bench.bench_function("evaluate, every outcome, reason and shortfall", |bench| {
        bench.iter(|| {
            let evaluation = rules.evaluate(black_box(&dossier));
            for finding in evaluation.findings() {
                black_box((finding.outcome(), finding.reason(), finding.shortfall()));
            }
        });
    });
    bench.bench_function("evaluate, all that floor (a) holds", |bench| {
        bench.iter(|| details(&rules.evaluate(black_box(&dossier))));
    });
    bench.bench_function("to_json", |bench| bench.iter(|| black_box(&evaluation).to_json()));
    bench.bench_function("text to evaluation", |bench| bench.iter(read));
    bench.bench_function("text to JSON", |bench| bench.iter(|| read().to_json()));
}

fn by_hand(bench: &mut Criterion) {
    let rules = rules();
    check(&rules);
    let book = floor::Book::of(&rules);
    let read = || floor::read(black_box(DOSSIER)).expect("the floor reads the dossier");
    let dossier = read();
    let judged = floor::judge(&dossier);
    bench.bench_function("floor: struct + rust_decimal + structured result", |bench| {
        bench.iter(|| floor::judge(black_box(&dossier)));
    });
    bench.bench_function("floor: serde_json into a struct, then judged", |bench| {
        bench.iter(|| floor::judge(&read()));
    });
    bench.bench_function("floor: written with serde_json", |bench| {
        bench.iter(|| floor::write(&book, black_box(&dossier), black_box(&judged)));
    });
    bench.bench_function("floor: text to JSON", |bench| {
        bench.iter(|| {
            let dossier = read();
            floor::write(&book, &dossier, &floor::judge(&dossier))
        });
    });
}

fn main() {
    let mut bench = Criterion::default().configure_from_args();
    engine(&mut bench);
    by_hand(&mut bench);
    bench.final_summary();
    // `cargo test --benches` runs each bench once and times nothing, nor does `--list`.
    let is = |flag: &str| std::env::args().any(|argument| argument == flag);
    if is("--bench") && !is("--test") && !is("--list") {
        measure::print_ratios(1001);
    }
}
