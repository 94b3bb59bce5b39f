//! The 23 criteria and three conditions, each with its target where it is judged.

use rust_decimal::{Decimal, RoundingStrategy};

use super::model::{Basis, Count, Dossier, Percent, Reported};

/// What becomes of a criterion, a condition or the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Undetermined.
    Undetermined,
}

impl Outcome {
    /// The name in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Undetermined => "undetermined",
        }
    }
}

/// Why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// At the target or above.
    TargetReached,
    /// Below it.
    BelowTarget,
    /// There.
    Present,
    /// Not there.
    Absent,
    /// Not reported.
    NotReported,
    /// A ratio over nothing.
    ZeroDenominator,
    /// All members met.
    AllMet,
    /// A member not met.
    SomeNotMet,
    /// None not met, one undetermined.
    SomeUndetermined,
}

impl Reason {
    /// The name in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TargetReached => "target_reached",
            Self::BelowTarget => "below_target",
            Self::Present => "present",
            Self::Absent => "absent",
            Self::NotReported => "not_reported",
            Self::ZeroDenominator => "zero_denominator",
            Self::AllMet => "all_met",
            Self::SomeNotMet => "some_not_met",
            Self::SomeUndetermined => "some_undetermined",
        }
    }

    const fn outcome(self) -> Outcome {
        match self {
            Self::TargetReached | Self::Present | Self::AllMet => Outcome::Met,
            Self::BelowTarget | Self::Absent | Self::SomeNotMet => Outcome::NotMet,
            Self::NotReported | Self::ZeroDenominator | Self::SomeUndetermined => Outcome::Undetermined,
        }
    }
}

/// The result for one criterion.
#[derive(Debug)]
pub struct Finding {
    /// The criterion.
    pub id: &'static str,
    /// The outcome.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The percentage with at most four decimals, the number, or 1 and 0 for a verdict.
    pub observed: Option<Decimal>,
    /// The percentage demanded, or 1 for "there".
    pub target: Decimal,
    /// Percentage points missing, with at most four decimals, rounded up.
    pub shortfall: Option<Decimal>,
    /// Units missing.
    pub count: Option<u64>,
}

/// The result for one condition.
#[derive(Debug)]
pub struct Condition {
    /// The condition.
    pub id: &'static str,
    /// The outcome.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// Points missing.
    pub missing: Option<Decimal>,
}

/// All results.
#[derive(Debug)]
pub struct Evaluation {
    /// One for each criterion.
    pub findings: Vec<Finding>,
    /// One for each condition.
    pub conditions: [Condition; 3],
    /// The outcome of the whole.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
}

/// Judges a dossier.
pub fn judge(dossier: &Dossier<'_>) -> Evaluation {
    let values = &dossier.values;
    let in_year = |first: u8, second: u8| if dossier.year == 2024 { first } else { second };
    let findings = vec![
        percent("I.1", &values.i_1, 100),
        percent("II.1", &values.ii_1, 100),
        presence("II.2", &values.ii_2),
        percent("II.3", &values.ii_3, in_year(70, 80)),
        presence("II.4", &values.ii_4),
        presence("II.5", &values.ii_5),
        percent("III.1", &values.iii_1, 100),
        percent("III.2", &values.iii_2, 100),
        percent("III.3", &values.iii_3, in_year(90, 95)),
        percent("III.4", &values.iii_4, in_year(85, 90)),
        percent("III.5", &values.iii_5, in_year(45, 50)),
        percent("III.6", &values.iii_6, in_year(80, 90)),
        percent("III.7", &values.iii_7, 100),
        presence("III.8", &values.iii_8),
        presence("III.9", &values.iii_9),
        percent("IV.1", &values.iv_1, in_year(50, 60)),
        percent("IV.2", &values.iv_2, 100),
        percent("IV.3", &values.iv_3, in_year(30, 50)),
        percent("IV.4", &values.iv_4, in_year(60, 75)),
        presence("IV.5", &values.iv_5),
        percent("V.1", &values.v_1, in_year(85, 90)),
        verdict("V.2", values.v_2.value, values.v_2.value.map(u64::from)),
        percent("V.3", &values.v_3, 100),
    ];
    let all = all(findings.iter().map(|finding| finding.outcome));
    let conditions = [
        Condition { id: "criteria", outcome: all.outcome(), reason: all, missing: None },
        score("previous-score", dossier, dossier.year - 1, Basis::Official),
        score("self-score", dossier, dossier.year, Basis::SelfAssessed),
    ];
    let reason = self::all(conditions.iter().map(|condition| condition.outcome));
    Evaluation { findings, conditions, outcome: reason.outcome(), reason }
}

fn all(members: impl Iterator<Item = Outcome>) -> Reason {
    let mut reason = Reason::AllMet;
    for member in members {
        match member {
            Outcome::NotMet => return Reason::SomeNotMet,
            Outcome::Undetermined => reason = Reason::SomeUndetermined,
            Outcome::Met => {}
        }
    }
    reason
}

fn percent(id: &'static str, reported: &Reported<'_, Percent>, target: u8) -> Finding {
    let (reason, observed, shortfall, count) = match reported.value {
        None => (Reason::NotReported, None, None, None),
        Some(Percent::Stated(stated)) => {
            let demanded = Decimal::from(target);
            if stated < demanded {
                let gap = (demanded - stated).round_dp_with_strategy(4, RoundingStrategy::AwayFromZero);
                (Reason::BelowTarget, Some(stated), Some(gap), None)
            } else {
                (Reason::TargetReached, Some(stated), None, None)
            }
        }
        Some(Percent::Ratio(_, 0) | Percent::Both(_, _, 0)) => (Reason::ZeroDenominator, None, None, None),
        Some(Percent::Ratio(numerator, denominator) | Percent::Both(_, numerator, denominator)) => {
            ratio(numerator, denominator, target)
        }
    };
    Finding { id, outcome: reason.outcome(), reason, observed, target: target.into(), shortfall, count }
}

/// A ratio against a whole percentage, in integers that hold every product of counts up to 2⁵³.
fn ratio(
    numerator: u64,
    denominator: u64,
    target: u8,
) -> (Reason, Option<Decimal>, Option<Decimal>, Option<u64>) {
    let (part, whole, target) = (u128::from(numerator), u128::from(denominator), u128::from(target));
    let observed = Some(ten_thousandths(part * 1_000_000 / whole));
    if part * 100 >= target * whole {
        return (Reason::TargetReached, observed, None, None);
    }
    let gap = (target * whole * 10_000 - part * 1_000_000).div_ceil(whole);
    let count = (target * whole).div_ceil(100) - part;
    (Reason::BelowTarget, observed, Some(ten_thousandths(gap)), u64::try_from(count).ok())
}

/// At most 100 % in units of 10⁻⁴.
#[expect(clippy::cast_possible_truncation, reason = "a percentage has at most a million of them")]
fn ten_thousandths(units: u128) -> Decimal {
    Decimal::new(units as i64, 4)
}

fn presence(id: &'static str, reported: &Reported<'_, Count>) -> Finding {
    let count = reported.value;
    let present = count.and_then(|count| count.number.map(|number| number > 0).or(count.present));
    let number = count.and_then(|count| count.number.or_else(|| count.present.map(u64::from)));
    verdict(id, present, number)
}

fn verdict(id: &'static str, present: Option<bool>, number: Option<u64>) -> Finding {
    let reason = match present {
        Some(true) => Reason::Present,
        Some(false) => Reason::Absent,
        None => Reason::NotReported,
    };
    Finding {
        id,
        outcome: reason.outcome(),
        reason,
        observed: number.map(Decimal::from),
        target: Decimal::ONE,
        shortfall: None,
        count: None,
    }
}

fn score(id: &'static str, dossier: &Dossier<'_>, year: u16, basis: Basis) -> Condition {
    let seventy = Decimal::from(70);
    let score = dossier
        .scores
        .iter()
        .find(|score| &*score.index == "dti-3853-district" && score.year == year && score.basis == basis);
    let (reason, missing) = match score {
        None => (Reason::NotReported, None),
        Some(score) if score.maximum.is_zero() => (Reason::ZeroDenominator, None),
        Some(score) => {
            let (wanted, have) = (seventy * score.maximum, Decimal::ONE_HUNDRED * score.points);
            if have < wanted {
                let gap = (wanted - have) / Decimal::ONE_HUNDRED;
                let gap = gap.round_dp_with_strategy(4, RoundingStrategy::AwayFromZero);
                (Reason::BelowTarget, Some(gap))
            } else {
                (Reason::TargetReached, None)
            }
        }
    };
    Condition { id, outcome: reason.outcome(), reason, missing }
}
