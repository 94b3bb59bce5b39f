//! Times by turns, and their ratios.
//!
//! Everything is timed in one process, by turns in short samples, and a ratio is the median over the rounds of the two
//! samples of one round: what else the machine does meanwhile weighs on both.

use std::hint::black_box;
use std::time::{Duration, Instant};

use tieuchi::RuleSet;

use crate::{DOSSIER, RULES, check, details, floor};

/// How long one sample lasts.
const SAMPLE: Duration = Duration::from_micros(300);

/// Something that is timed.
struct Row<'a> {
    name: &'static str,
    run: Box<dyn Fn() + 'a>,
    /// How often in one sample.
    repeats: u32,
    /// Nanoseconds of one run, in each round.
    samples: Vec<f64>,
}

impl<'a> Row<'a> {
    fn new<T>(name: &'static str, run: impl Fn() -> T + 'a) -> Self {
        let run = Box::new(move || {
            black_box(run());
        });
        Self { name, run, repeats: 1, samples: Vec::new() }
    }

    fn time(&self) -> Duration {
        let start = Instant::now();
        for _ in 0..self.repeats {
            (self.run)();
        }
        start.elapsed()
    }

    /// Sets how often it runs in one sample; its caches are warm then.
    fn calibrate(&mut self) {
        while self.time() < SAMPLE && self.repeats < 1 << 20 {
            self.repeats *= 2;
        }
    }

    fn sample(&mut self) {
        let nanoseconds = self.time().as_secs_f64() * 1e9;
        self.samples.push(nanoseconds / f64::from(self.repeats));
    }
}

/// A ratio of two rows, and what it should not exceed.
struct Ratio {
    name: &'static str,
    over: &'static str,
    under: &'static str,
    at_most: Option<f64>,
}

const RATIOS: [Ratio; 8] = [
    Ratio { name: "evaluate", over: "evaluate", under: "floor (a)", at_most: Some(1.5) },
    Ratio {
        name: "… and outcome, reason, shortfall", over: "shortfalls", under: "floor (a)", at_most: None
    },
    Ratio { name: "… and all that (a) holds", over: "details", under: "floor (a)", at_most: None },
    Ratio {
        name: "text → evaluation", over: "text → evaluation", under: "floor (b)", at_most: Some(1.2)
    },
    Ratio {
        name: "text → evaluation",
        over: "text → evaluation",
        under: "floor (b) + checks",
        at_most: None,
    },
    Ratio {
        name: "text → all that (a) holds", over: "text → details", under: "floor (b)", at_most: None
    },
    Ratio { name: "to_json", over: "to_json", under: "floor: write", at_most: None },
    Ratio { name: "text → JSON", over: "text → JSON", under: "floor (c)", at_most: None },
];

/// Checks that engine and floor agree, times both for this many rounds and prints times and ratios.
///
/// # Panics
///
/// Where engine and floor disagree.
pub fn print_ratios(rounds: usize) {
    let rules = crate::rules();
    check(&rules);
    let dossier = rules.read_dossier(DOSSIER).expect("the engine reads the dossier");
    let evaluation = rules.evaluate(&dossier);
    let book = floor::Book::of(&rules);
    let by_hand = || floor::read(black_box(DOSSIER)).expect("the floor reads the dossier");
    let read = by_hand();
    let judged = floor::judge(&read);
    let engine = || {
        let dossier = rules.read_dossier(black_box(DOSSIER)).expect("the engine reads the dossier");
        rules.evaluate(&dossier)
    };

    // What is compared stands side by side, so that little changes between the two samples.
    let mut rows = [
        Row::new("compile", || RuleSet::from_json(black_box(RULES)).expect("the rule set can be read")),
        Row::new("read", || rules.read_dossier(black_box(DOSSIER)).expect("the engine reads the dossier")),
        Row::new("evaluate", || rules.evaluate(black_box(&dossier))),
        Row::new("floor (a)", || floor::judge(black_box(&read))),
        Row::new("shortfalls", || {
            let evaluation = rules.evaluate(black_box(&dossier));
            for finding in evaluation.findings() {
                black_box((finding.outcome(), finding.reason(), finding.shortfall()));
            }
        }),
        Row::new("details", || details(&rules.evaluate(black_box(&dossier)))),
        Row::new("text → evaluation", engine),
        Row::new("floor (b)", || floor::judge(&by_hand())),
        Row::new("floor (b) + checks", || {
            let dossier = by_hand();
            floor::check(&dossier).expect("the floor finds no mistake");
            floor::judge(&dossier)
        }),
        Row::new("text → details", || details(&engine())),
        Row::new("to_json", || black_box(&evaluation).to_json()),
        Row::new("floor: write", || floor::write(&book, black_box(&read), black_box(&judged))),
        Row::new("text → JSON", || engine().to_json()),
        Row::new("floor (c)", || {
            let dossier = by_hand();
            floor::write(&book, &dossier, &floor::judge(&dossier))
        }),
    ];
    rows.iter_mut().for_each(Row::calibrate);
    for _ in 0..rounds {
        rows.iter_mut().for_each(Row::sample);
    }

    println!(
        "dossier {} bytes, evaluation {} bytes of JSON, {rounds} rounds",
        DOSSIER.len(),
        evaluation.to_json().len()
    );
    println!("\n{:<34} {:>12}", "median time", "µs");
    for row in &rows {
        println!("{:<34} {:>12.3}", row.name, quartiles(&row.samples)[1] / 1e3);
    }
    println!("\n{:<34} {:<20} {:>6} {:>15} {:>7}", "ratio", "÷", "median", "quartiles", "at most");
    for ratio in RATIOS {
        let samples = |name| rows.iter().find(|row| row.name == name).map_or(&[][..], |row| &row.samples);
        let pairs = samples(ratio.over).iter().zip(samples(ratio.under));
        let [low, median, high] = quartiles(&pairs.map(|(over, under)| over / under).collect::<Vec<_>>());
        let limit = ratio.at_most.map_or(String::new(), |limit| {
            format!("{limit:>7.1} {}", if median <= limit { "held" } else { "MISSED" })
        });
        println!("{:<34} {:<20} {median:>6.2} {low:>7.2}–{high:<7.2} {limit}", ratio.name, ratio.under);
    }
}

/// Lower quartile, median and upper quartile.
fn quartiles(samples: &[f64]) -> [f64; 3] {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| sorted.get(sorted.len() * quarter / 4).copied().unwrap_or(f64::NAN))
}
