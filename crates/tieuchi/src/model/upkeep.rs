//! Upkeep: whether a unit has kept in a later year the criteria that it had in an earlier one.

use crate::model::assessment::Duty;
use crate::model::criterion::Criterion;
use crate::model::evaluation::{Evaluation, Finding};
use crate::value::date::Year;
use crate::value::language::Language;
use crate::value::outcome::Outcome;
use crate::value::quantity::{Bound, Value};

/// Whether one criterion was kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CriterionUpkeep {
    /// It is not below what it was, and meets the new year's target.
    Maintained,
    /// It is below what it was; whether or not it is below the new target is not known, or it is not.
    BelowEarlierLevel,
    /// It fails the new year's target; whether it is below what it was is not known, or it is not.
    BelowNewTarget,
    /// It is below what it was, and fails the new year's target.
    BelowBoth,
    /// What was reported does not settle it.
    NotKnown,
    /// It was no criterion of the earlier year, and does not fail the new year's target.
    NotComparable,
    /// It is not assigned in the new year, and nothing was reported.
    NotAssigned,
    /// The unit is exempt from it in the new year, whatever was reported.
    Exempt,
}

impl CriterionUpkeep {
    /// Every answer.
    pub const ALL: [Self; 8] = [
        Self::Maintained,
        Self::BelowEarlierLevel,
        Self::BelowNewTarget,
        Self::BelowBoth,
        Self::NotKnown,
        Self::NotComparable,
        Self::NotAssigned,
        Self::Exempt,
    ];

    /// The name on every wire: `maintained`, `below_new_target`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Maintained => "maintained",
            Self::BelowEarlierLevel => "below_earlier_level",
            Self::BelowNewTarget => "below_new_target",
            Self::BelowBoth => "below_both",
            Self::NotKnown => "not_known",
            Self::NotComparable => "not_comparable",
            Self::NotAssigned => "not_assigned",
            Self::Exempt => "exempt",
        }
    }

    /// The words that officials read.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Maintained => language.pick("duy trì", "maintained"),
            Self::BelowEarlierLevel => language.pick("thấp hơn hồ sơ trước", "below the earlier dossier"),
            Self::BelowNewTarget => {
                language.pick("không đạt chỉ tiêu của năm mới", "fails the new year's target")
            }
            Self::BelowBoth => language.pick(
                "thấp hơn hồ sơ trước và không đạt chỉ tiêu của năm mới",
                "below the earlier dossier, and fails the new year's target",
            ),
            Self::NotKnown => language.pick("chưa rõ", "not known"),
            Self::NotComparable => {
                language.pick("chưa có tiêu chí này trong năm trước", "no criterion of the earlier year")
            }
            Self::NotAssigned => {
                language.pick("không được giao trong năm mới", "not assigned in the new year")
            }
            Self::Exempt => language.pick("được miễn trong năm mới", "exempt in the new year"),
        }
    }

    /// The same of a unit that was recognised for the earlier year.
    pub(crate) fn label_since_recognition(self, language: Language) -> &'static str {
        match self {
            Self::BelowEarlierLevel => {
                language.pick("thấp hơn mức lúc được công nhận", "below the level at recognition")
            }
            Self::BelowBoth => language.pick(
                "thấp hơn mức lúc được công nhận và không đạt chỉ tiêu của năm mới",
                "below the level at recognition, and fails the new year's target",
            ),
            status => status.label(language),
        }
    }

    /// Whether it was not kept.
    pub const fn has_fallen(self) -> bool {
        matches!(self, Self::BelowEarlierLevel | Self::BelowNewTarget | Self::BelowBoth)
    }

    /// From whether it is below what it was, and below the new target; `None`: not known.
    const fn of(below_level: Option<bool>, below_target: Option<bool>) -> Self {
        match (below_level, below_target) {
            (Some(true), Some(true)) => Self::BelowBoth,
            (Some(true), _) => Self::BelowEarlierLevel,
            (_, Some(true)) => Self::BelowNewTarget,
            (Some(false), Some(false)) => Self::Maintained,
            _ => Self::NotKnown,
        }
    }
}

/// Whether a unit has kept its criteria.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Maintained {
    /// Every criterion that can be compared was kept.
    Yes,
    /// At least one was not.
    Fallen,
    /// What is at hand does not settle it.
    NotKnown,
}

impl Maintained {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Fallen, Self::NotKnown];

    /// `maintained`, `fallen` or `not_known`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "maintained",
            Self::Fallen => "fallen",
            Self::NotKnown => "not_known",
        }
    }

    /// The words that officials read.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Yes => language.pick("duy trì các tiêu chí", "criteria maintained"),
            Self::Fallen => language.pick("có tiêu chí không được duy trì", "some criteria not maintained"),
            Self::NotKnown => {
                language.pick("chưa rõ có duy trì các tiêu chí hay không", "not known whether maintained")
            }
        }
    }

    /// All criteria together: one that has fallen decides, else one that is not known. Of a rule set that lacks part of
    /// its source, or of no criterion, nothing is known.
    fn all(members: impl IntoIterator<Item = CriterionUpkeep>, complete: bool) -> Self {
        let (mut any, mut open) = (false, !complete);
        for member in members {
            match member {
                fallen if fallen.has_fallen() => return Self::Fallen,
                CriterionUpkeep::Maintained => any = true,
                CriterionUpkeep::NotKnown => open = true,
                _ => {}
            }
        }
        if any && !open { Self::Yes } else { Self::NotKnown }
    }
}

/// Whether a unit that was evaluated for one year has kept its criteria in a later one ([`Evaluation::upkeep`]): the
/// grounds on which an authority may consider a withdrawal, and no withdrawal.
#[derive(Clone, Copy, Debug)]
pub struct Upkeep<'e> {
    pub(crate) earlier: &'e Evaluation,
    pub(crate) later: &'e Evaluation,
}

/// Whether one criterion was kept, with what is compared.
#[derive(Clone, Copy, Debug)]
pub struct UpkeepFinding<'e> {
    status: CriterionUpkeep,
    earlier: Option<Value>,
    earlier_year: Year,
    later: Finding<'e>,
}

impl<'e> Upkeep<'e> {
    /// The evaluation of the earlier year.
    pub fn earlier(&self) -> &'e Evaluation {
        self.earlier
    }

    /// The evaluation of the later year.
    pub fn later(&self) -> &'e Evaluation {
        self.later
    }

    /// Each criterion of the later rule set, in its order.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = UpkeepFinding<'e>> {
        let earlier = self.earlier;
        self.later.findings().map(move |later| {
            let before = earlier.finding(later.criterion().id.as_str());
            UpkeepFinding {
                status: status(before, later),
                earlier: before.and_then(|before| before.value()),
                earlier_year: earlier.year(),
                later,
            }
        })
    }

    /// The whole.
    pub fn maintained(&self) -> Maintained {
        Maintained::all(self.findings().map(|finding| finding.status), self.later.rules().is_complete())
    }

    /// The duty of the later rule set that provides for withdrawal, where something has fallen.
    pub fn grounds(&self) -> Option<&'e Duty> {
        self.later.rules().withdrawal_duty().filter(|_| self.maintained() == Maintained::Fallen)
    }
}

impl<'e> UpkeepFinding<'e> {
    /// The criterion.
    pub fn criterion(&self) -> &'e Criterion {
        self.later.criterion()
    }

    /// Whether it was kept.
    pub fn status(&self) -> CriterionUpkeep {
        self.status
    }

    /// The value of the earlier year.
    pub fn earlier(&self) -> Option<Value> {
        self.earlier
    }

    /// The earlier year.
    pub fn earlier_year(&self) -> Year {
        self.earlier_year
    }

    /// The finding of the later year: value, target and outcome.
    pub fn later(&self) -> Finding<'e> {
        self.later
    }
}

/// Whether an authority exempted it: whatever is reported of it then says nothing of upkeep.
#[cfg_attr(not(feature = "programmes"), expect(unused_variables, reason = "nothing is exempt"))]
fn is_exempt(finding: Finding<'_>) -> bool {
    #[cfg(feature = "programmes")]
    return finding.reason() == crate::value::outcome::Reason::Exempt;
    #[cfg(not(feature = "programmes"))]
    false
}

fn status(before: Option<Finding<'_>>, later: Finding<'_>) -> CriterionUpkeep {
    let below_target = match below_target(later) {
        Ok(below) => below,
        Err(status) => return status,
    };
    let assigned = before.filter(|before| before.outcome() != Outcome::NotApplicable);
    let Some(before) = assigned else {
        return match below_target {
            Some(true) => CriterionUpkeep::BelowNewTarget,
            Some(false) => CriterionUpkeep::NotComparable,
            None => CriterionUpkeep::NotKnown,
        };
    };
    CriterionUpkeep::of(below_level(before, later), below_target)
}

/// Whether it fails the new target, where that is known; a status where nothing is asked of it.
fn below_target(later: Finding<'_>) -> Result<Option<bool>, CriterionUpkeep> {
    match later.outcome() {
        Outcome::NotMet => Ok(Some(true)),
        Outcome::Undetermined => Ok(None),
        Outcome::NotApplicable if is_exempt(later) => Err(CriterionUpkeep::Exempt),
        Outcome::NotApplicable if later.value().is_none() => Err(CriterionUpkeep::NotAssigned),
        Outcome::Met | Outcome::NotApplicable => Ok(Some(false)),
    }
}

fn below_level(before: Finding<'_>, later: Finding<'_>) -> Option<bool> {
    let bound: Bound = later.bound().or(before.bound())?;
    later.value()?.has_fallen(before.value(), bound)
}

/// What the evaluation of the year alone says of a unit whose level at recognition is not at hand.
pub(crate) fn alone(later: &Evaluation) -> Maintained {
    let status = |later: Finding<'_>| match below_target(later) {
        Ok(below_target) => {
            let below_level =
                later.value().zip(later.bound()).and_then(|(value, bound)| value.has_fallen(None, bound));
            CriterionUpkeep::of(below_level, below_target)
        }
        Err(status) => status,
    };
    Maintained::all(later.findings().map(status), later.rules().is_complete())
}
