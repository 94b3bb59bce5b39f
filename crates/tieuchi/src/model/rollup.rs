//! A roll-up: a criterion of one unit that follows from the recognitions of the units that are part of it.

use crate::model::criterion::{Criterion, RollupRule};
use crate::model::register::{Decision, Register, Unit};
use crate::model::roster::{Roster, Unlisted};
use crate::model::rule_set::RuleSet;
use crate::model::upkeep::Maintained;
use crate::value::date::{Date, Year};
use crate::value::id::CriterionId;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::{Bound, Percent, Ratio, Shortfall, Value};

/// A roll-up: how many of the units that are part of one unit are recognised and maintain their criteria, with the list
/// behind the number ([`RuleSet::roll_up`]).
///
/// Where it is not known of a unit whether it maintains its criteria, the number is an interval: what is sure, and the most
/// that is possible. The outcome follows by strong Kleene logic.
#[derive(Clone, Debug)]
pub struct Rollup {
    pub(crate) rules: RuleSet,
    /// The number of the criterion in the rule set.
    pub(crate) criterion: usize,
    pub(crate) roster: Roster,
    pub(crate) register: Register,
    pub(crate) unit: Unit,
    pub(crate) year: Year,
    pub(crate) as_of: Option<Date>,
    pub(crate) members: Vec<RollupMember>,
    /// What is demanded; a reason where nothing is or that is not known.
    pub(crate) demanded: Result<Bound, Reason>,
    /// What the unit's own dossier reports, where there is one.
    pub(crate) reported: Option<Value>,
    pub(crate) illustrative: bool,
}

/// A unit that is counted, or could be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RollupMember {
    /// The unit.
    pub unit: Unit,
    /// The latest decision that recognises it for the year or one before and is not withdrawn.
    pub recognised: Option<Decision>,
    /// The latest decision that withdrew a recognition.
    pub withdrawn: Option<Decision>,
    /// What its evaluation of the year comes to; `None`: there is none at hand.
    pub outcome: Option<Outcome>,
    /// Whether it maintains its criteria; `None` where it is not recognised.
    pub maintained: Option<Maintained>,
    /// The year of the evaluation that its evaluation of the year is compared with.
    pub compared_with: Option<Year>,
    /// The criteria that it does not maintain.
    pub fallen: Vec<CriterionId>,
}

impl RollupMember {
    /// Whether it counts: `None` where it is recognised and not known whether it maintains its criteria.
    pub fn counts(&self) -> Option<bool> {
        match (&self.recognised, self.maintained) {
            (None, _) | (_, Some(Maintained::Fallen)) => Some(false),
            (Some(_), Some(Maintained::Yes)) => Some(true),
            (Some(_), Some(Maintained::NotKnown) | None) => None,
        }
    }
}

impl Rollup {
    /// The rule set.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The criterion, where the rule set has it, which it has.
    pub fn criterion(&self) -> Option<&Criterion> {
        self.rules.criteria().get(self.criterion)
    }

    /// What the rule set says of counting.
    pub fn rule(&self) -> Option<&RollupRule> {
        self.criterion()?.rollup.as_deref()
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The register.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The unit whose criterion it is.
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The year assessed.
    pub fn year(&self) -> Year {
        self.year
    }

    /// The day up to which decisions count; `None`: all on record.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// Every unit that is part of it, in the order of the roster.
    pub fn members(&self) -> &[RollupMember] {
        &self.members
    }

    /// The units of which the register holds decisions and which the roster does not name: nobody counts them.
    pub fn unlisted(&self) -> Vec<Unlisted> {
        self.roster.unlisted(&self.register, self.as_of)
    }

    /// Whether any figure behind it is marked as illustrative.
    pub fn is_illustrative(&self) -> bool {
        self.illustrative
    }

    fn number(&self, wanted: impl Fn(&RollupMember) -> bool) -> u64 {
        u64::try_from(self.members.iter().filter(|member| wanted(member)).count()).unwrap_or(u64::MAX)
    }

    /// How many units are part of it.
    pub fn units(&self) -> u64 {
        self.number(|_| true)
    }

    /// How many of them are recognised.
    pub fn recognised(&self) -> u64 {
        self.number(|member| member.recognised.is_some())
    }

    /// How many count for sure: recognised, and their criteria maintained.
    pub fn sure(&self) -> Ratio {
        Ratio { numerator: self.number(|member| member.counts() == Some(true)), denominator: self.units() }
    }

    /// How many count at the most: recognised, and not known to have let a criterion fall.
    pub fn possible(&self) -> Ratio {
        Ratio { numerator: self.number(|member| member.counts() != Some(false)), denominator: self.units() }
    }

    /// What is demanded.
    pub fn bound(&self) -> Option<Bound> {
        self.demanded.ok()
    }

    /// Why it has its outcome.
    pub fn reason(&self) -> Reason {
        let bound = match self.demanded {
            Ok(bound) => bound,
            Err(reason) => return reason,
        };
        let judge = |ratio| Value::Percent(Percent::Ratio(ratio)).judge(bound);
        let (low, high) = (judge(self.sure()), judge(self.possible()));
        if low == high { low } else { Reason::SomeUndetermined }
    }

    /// What the criterion comes to by the decisions on record.
    pub fn outcome(&self) -> Outcome {
        self.reason().outcome()
    }

    /// How far even the most that is possible is from the target, where it is not met.
    pub fn shortfall(&self) -> Option<Shortfall> {
        if self.outcome() != Outcome::NotMet {
            return None;
        }
        let bound = self.bound()?;
        let nearest = match bound {
            Bound::AtMost(_) => self.sure(),
            _ => self.possible(),
        };
        Value::Percent(Percent::Ratio(nearest)).shortfall(bound)
    }

    /// What the unit's own dossier reports.
    pub fn reported(&self) -> Option<Value> {
        self.reported
    }

    /// Whether what is reported is outside what is possible; `None` where nothing is reported.
    ///
    /// A ratio must count all units and a number of them from what is sure to what is possible; a percentage alone must be
    /// such a ratio, rounded half up to the digits stated.
    pub fn is_contradicted(&self) -> Option<bool> {
        let Value::Percent(reported) = self.reported? else { return None };
        let possible = self.sure().numerator..=self.possible().numerator;
        Some(match (reported.ratio(), reported.stated()) {
            (Some(ratio), _) => ratio.denominator != self.units() || !possible.contains(&ratio.numerator),
            (None, Some(stated)) => {
                let mut all = possible.map(|numerator| Ratio { numerator, denominator: self.units() });
                self.units() == 0 || !all.any(|ratio| ratio.rounds_to(stated))
            }
            (None, None) => false,
        })
    }
}
