//! Random rule sets, and random dossiers for a rule set, biased to the edges of its targets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use num_rational::BigRational;
use num_traits::ToPrimitive;
use proptest::collection::{btree_map, vec};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::exact::{decimal, ratio, rounded_down, rounded_half_up, whole};
use crate::model::{Bound, Case, Criterion, Given, Leg, Measure, Rules, Score, Target};
use crate::oracle;

/// The largest count.
pub const MOST: u64 = (1 << 53) - 1;

const PERCENTAGES: [&str; 12] = [
    "70",
    "100",
    "0",
    "50",
    "66.67",
    "66.6666",
    "12.5",
    "0.01",
    "99.5",
    "33.3333333333333333333333333",
    "0.0000000000000000000000000001",
    "99.99999999999999999999999999",
];

/// So many cases, the same on every run.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_240_318),
        ..ProptestConfig::default()
    }
}

/// A small rule set.
pub fn rules() -> impl Strategy<Value = Rules> {
    let years = select(vec![vec![2024], vec![2024, 2025], vec![2023, 2024, 2025]]);
    years.prop_flat_map(|years| {
        let criteria = vec((criterion(years.clone()), any::<bool>()), 0..6);
        (Just(years), criteria, vec(leg(), 0..4), prop::bool::weighted(0.85)).prop_map(
            |(years, criteria, legs, complete)| {
                let mut group = 0;
                let mut numbered = Vec::new();
                for (number, (mut criterion, opens_group)) in criteria.into_iter().enumerate() {
                    group += usize::from(opens_group && number > 0);
                    criterion.id = format!("G{group}.{number}");
                    criterion.group = group;
                    numbered.push(criterion);
                }
                let (id, level) = ("x.test".to_owned(), "district".to_owned());
                Rules { id, level, years, criteria: numbered, legs, complete }
            },
        )
    })
}

/// A small rule set and a dossier for it.
pub fn rules_and_case() -> impl Strategy<Value = (Rules, Case)> {
    rules().prop_flat_map(|rules| {
        let case = case(&rules);
        (Just(rules), case)
    })
}

fn criterion(years: Vec<u16>) -> impl Strategy<Value = Criterion> {
    select(vec![Measure::Percent, Measure::Count, Measure::YesNo]).prop_flat_map(move |measure| {
        let targets: Vec<_> = years.iter().map(|_| weighted(0.85, target(measure))).collect();
        let years = years.clone();
        targets.prop_map(move |targets| {
            let targets = years.iter().copied().zip(targets);
            let targets = targets.filter_map(|(year, target)| Some((year, target?))).collect();
            Criterion { id: String::new(), group: 0, measure, targets }
        })
    })
}

fn target(measure: Measure) -> impl Strategy<Value = Target> {
    let cases = btree_map(
        select(vec!["mountain", "plain", "island"]).prop_map(str::to_owned),
        weighted(0.7, bound(measure)),
        0..3,
    );
    let by = (select(vec!["region", "kind"]).prop_map(str::to_owned), cases);
    prop_oneof![
        3 => bound(measure).prop_map(|general| Target { general: Some(general), by: None }),
        1 => (weighted(0.7, bound(measure)), by).prop_map(|(general, by)| Target { general, by: Some(by) }),
    ]
}

fn bound(measure: Measure) -> BoxedStrategy<Bound> {
    let percentage = select(PERCENTAGES.to_vec()).prop_map(str::to_owned);
    let count = select(vec![0, 1, 2, 12, MOST]).prop_map(|count: u64| count.to_string());
    let (least, most) = match measure {
        Measure::YesNo => return Just(Bound::Present).boxed(),
        Measure::Percent => (percentage.clone().boxed(), percentage.boxed()),
        Measure::Count => (count.clone().boxed(), count.boxed()),
    };
    let amounts = prop_oneof![2 => least.prop_map(Bound::AtLeast), 1 => most.prop_map(Bound::AtMost)];
    match measure {
        Measure::Count => prop_oneof![amounts, Just(Bound::Present)].boxed(),
        _ => amounts.boxed(),
    }
}

fn leg() -> impl Strategy<Value = Leg> {
    let score = (
        select(vec!["ix.a", "ix.b"]),
        any::<bool>(),
        select(vec!["official", "self"]),
        select(PERCENTAGES.to_vec()),
    );
    prop_oneof![
        Just(Leg::Criteria),
        score.prop_map(|(index, previous, basis, at_least)| {
            Leg::Score { index: index.to_owned(), previous, basis, at_least: at_least.to_owned() }
        }),
    ]
}

/// A dossier for a rule set: sometimes one in which every value that is reported meets its target.
pub fn case(rules: &Rules) -> impl Strategy<Value = Case> + use<> {
    let rules = rules.clone();
    let value = || weighted(0.8, select(vec!["mountain", "plain", "island", "coast"]));
    (select(rules.years.clone()), value(), value(), any::<bool>(), select(vec![0.7, 0.99])).prop_flat_map(
        move |(year, region, kind, good, reported)| {
            let stated = [("region", region), ("kind", kind)];
            let attributes: BTreeMap<String, String> = stated
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
                .collect();
            let case = Case { year, attributes, values: Vec::new(), scores: Vec::new() };
            let values: Vec<_> = rules
                .criteria
                .iter()
                .map(|criterion| weighted(reported, given(criterion, &case, good)))
                .collect();
            let scores = scores(&rules, year, good, reported);
            (Just(case), values, scores).prop_map(|(case, values, scores)| Case { values, scores, ..case })
        },
    )
}

/// A value for a criterion, near the edges of what it demands of the subject.
fn given(criterion: &Criterion, case: &Case, good: bool) -> impl Strategy<Value = Given> + use<> {
    let pool = pool(criterion.measure, criterion.demand(case).ok().flatten());
    select(if good { pool.good } else { pool.all })
}

/// Values of every form, at and about a bound.
#[derive(Clone, Copy, Debug)]
pub struct Pool {
    /// All of them.
    pub all: &'static [Given],
    /// Those that meet the bound, or all where none does.
    pub good: &'static [Given],
}

/// The values at and about a bound. Each pool is worked out once: rationals are slow in a debug build.
///
/// # Panics
///
/// Where another thread panicked in here.
pub fn pool(measure: Measure, bound: Option<&Bound>) -> Pool {
    static POOLS: Mutex<BTreeMap<(Measure, Option<Bound>), Pool>> = Mutex::new(BTreeMap::new());
    *POOLS.lock().expect("no thread panicked").entry((measure, bound.cloned())).or_insert_with(|| {
        let all = candidates(measure, bound);
        let meets = |given: &&Given| bound.is_none_or(|bound| oracle::meets(bound, given));
        let good: Vec<Given> = all.iter().filter(meets).cloned().collect();
        let all: &'static [Given] = all.leak();
        Pool { all, good: if good.is_empty() { all } else { good.leak() } }
    })
}

fn candidates(measure: Measure, bound: Option<&Bound>) -> Vec<Given> {
    let amount = match bound {
        Some(Bound::AtLeast(amount) | Bound::AtMost(amount)) => amount,
        _ => "1",
    };
    match measure {
        Measure::YesNo => vec![Given::YesNo(true), Given::YesNo(false)],
        Measure::Count => counts(amount.parse().unwrap_or(1)),
        Measure::Percent => percentages(amount),
    }
}

fn counts(edge: u64) -> Vec<Given> {
    let edges = [edge, edge.saturating_sub(1), edge + 1, 0, 1, 5, MOST];
    let numbers = edges.into_iter().filter(|number| *number <= MOST);
    let mut all: Vec<Given> = numbers
        .flat_map(|number| [Given::Count(None, Some(number)), Given::Count(Some(number > 0), Some(number))])
        .collect();
    all.extend([Given::Count(Some(true), None), Given::Count(Some(false), None)]);
    all
}

fn percentages(edge: &str) -> Vec<Given> {
    let exact = decimal(edge);
    let mut all: Vec<Given> =
        around(&exact, edge, &whole(100)).into_iter().map(|text| Given::Percent(Some(text), None)).collect();
    for text in ["0", "100", "50", "69.996", "70.00"] {
        all.push(Given::Percent(Some(text.to_owned()), None));
    }
    all.push(Given::Percent(None, Some((0, 0))));
    all.push(Given::Percent(Some("70".to_owned()), Some((0, 0))));
    for denominator in [1, 3, 7, 200, 18_900, MOST] {
        let wanted = (&exact * whole(denominator) / whole(100)).ceil().to_integer().to_u64().unwrap_or(0);
        for numerator in [wanted.saturating_sub(1), wanted, wanted + 1] {
            if numerator <= denominator {
                let both = Some((numerator, denominator));
                let percent = ratio(numerator, denominator) * whole(100);
                all.push(Given::Percent(None, both));
                for decimals in [0, 2, 24] {
                    all.push(Given::Percent(Some(rounded_half_up(&percent, decimals)), both));
                }
            }
        }
    }
    all
}

/// A number as text, and its neighbours at some distances, from zero to a limit.
fn around(exact: &BigRational, text: &str, limit: &BigRational) -> Vec<String> {
    let stated = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let mut all = vec![text.to_owned()];
    let distances = ["1", "0.01", "0.0001", "0.00001", "0.00000000000000000001"];
    for distance in distances {
        let decimals = stated.max(distance.len().saturating_sub(2));
        for near in [exact - decimal(distance), exact + decimal(distance)] {
            let text = rounded_down(&near, decimals);
            // At most 28 digits and a point.
            if near >= whole(0) && near <= *limit && text.len() <= 28 {
                all.push(text);
            }
        }
    }
    all
}

fn scores(rules: &Rules, year: u16, good: bool, reported: f64) -> impl Strategy<Value = Vec<Score>> + use<> {
    let mut asked = BTreeMap::new();
    for leg in &rules.legs {
        if let Leg::Score { index, previous, basis, at_least } = leg {
            asked.insert((index.clone(), year - u16::from(*previous), *basis), at_least.clone());
            // A score that nobody asks for.
            asked.entry((index.clone(), year + 1, *basis)).or_insert_with(|| "0".to_owned());
        }
    }
    let scores: Vec<_> = asked
        .into_iter()
        .map(|((index, year, basis), at_least)| {
            let points = points(&index, &at_least, good);
            let score = (select(points), weighted(0.9, Just(()))).prop_map(move |(figures, known)| {
                let (points, maximum) = figures;
                Score { index: index.clone(), year, basis, points: known.map(|()| points), maximum }
            });
            weighted(reported, score)
        })
        .collect();
    scores.prop_map(|scores| scores.into_iter().flatten().collect())
}

/// Points and their maximum, at and about a share of it.
fn points(index: &str, at_least: &str, good: bool) -> &'static [(String, String)] {
    type Figures = &'static [(String, String)];
    static POOLS: Mutex<BTreeMap<(bool, String, bool), Figures>> = Mutex::new(BTreeMap::new());
    let limited = index == "ix.a";
    let key = (limited, at_least.to_owned(), good);
    POOLS.lock().expect("no thread panicked").entry(key).or_insert_with(|| {
        let maxima: &[&str] =
            if limited { &["1000"] } else { &["1000", "3", "812.5", "9999999999999999999999999999"] };
        let mut all = BTreeSet::new();
        for maximum in maxima {
            let limit = decimal(maximum);
            let edge = decimal(at_least) * &limit / whole(100);
            for decimals in [0, 4] {
                let text = rounded_down(&edge, decimals);
                for points in around(&decimal(&text), &text, &limit) {
                    let holds = decimal(&points) * whole(100) >= decimal(at_least) * &limit;
                    if points.len() <= 28 && (holds || !good) {
                        all.insert((points, (*maximum).to_owned()));
                    }
                }
            }
            all.insert(((*maximum).to_owned(), (*maximum).to_owned()));
        }
        if !good && !limited {
            all.insert(("0".to_owned(), "0".to_owned()));
        }
        all.into_iter().collect::<Vec<_>>().leak()
    })
}
