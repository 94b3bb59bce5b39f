//! Outcomes and the logic that combines them.

use std::fmt;

use crate::value::language::Language;

/// What becomes of a criterion, a condition or the whole.
///
/// The whole is never [`NotApplicable`](Outcome::NotApplicable).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outcome {
    /// Đạt. Of the whole: đủ điều kiện đề nghị công nhận, never recognised itself.
    Met,
    /// Không đạt.
    NotMet,
    /// Chưa xác định: what was reported does not decide it.
    Undetermined,
    /// Không áp dụng: not assigned to this subject in this year, or exempt where the rule set allows it.
    NotApplicable,
}

impl Outcome {
    /// Every outcome, in the order in which results list them.
    pub const ALL: [Self; 4] = [Self::Met, Self::NotMet, Self::Undetermined, Self::NotApplicable];

    /// The name on every wire: `met`, `not_met`, `undetermined`, `not_applicable`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Undetermined => "undetermined",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The words that officials read.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Met => language.pick("đạt", "met"),
            Self::NotMet => language.pick("không đạt", "not met"),
            Self::Undetermined => language.pick("chưa xác định", "undetermined"),
            Self::NotApplicable => language.pick("không áp dụng", "not applicable"),
        }
    }

    /// Both outcomes together, by strong Kleene logic: one `NotMet` decides, else one `Undetermined` decides;
    /// `NotApplicable` drops out.
    ///
    /// ```
    /// use tieuchi::Outcome::{Met, NotApplicable, NotMet, Undetermined};
    ///
    /// assert_eq!(Undetermined.and(NotMet), NotMet);
    /// assert_eq!(Met.and(Undetermined), Undetermined);
    /// assert_eq!(NotApplicable.and(Met), Met);
    /// ```
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
            (Self::Undetermined, _) | (_, Self::Undetermined) => Self::Undetermined,
            (Self::Met, _) | (_, Self::Met) => Self::Met,
            (Self::NotApplicable, Self::NotApplicable) => Self::NotApplicable,
        }
    }

    /// All of them together. Where none remains (no members, or none that applies), `Undetermined`, never `Met`.
    ///
    /// ```
    /// use tieuchi::Outcome;
    ///
    /// assert_eq!(Outcome::all([]), Outcome::Undetermined);
    /// assert_eq!(Outcome::all([Outcome::NotApplicable]), Outcome::Undetermined);
    /// ```
    pub fn all(members: impl IntoIterator<Item = Self>) -> Self {
        match members.into_iter().fold(Self::NotApplicable, Self::and) {
            Self::NotApplicable => Self::Undetermined,
            decided => decided,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// Why a criterion or a condition has its outcome.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reason {
    /// The value reaches an `at_least` target or keeps within an `at_most` target.
    TargetReached,
    /// The value is below an `at_least` target.
    BelowTarget,
    /// The value is above an `at_most` target.
    AboveTarget,
    /// What has to be there is there.
    Present,
    /// What has to be there is not.
    Absent,
    /// Nothing was reported.
    NotReported,
    /// That there is something was reported, but not how many.
    NumberNotReported,
    /// The denominator of the ratio, or the maximum of the score, is zero.
    ZeroDenominator,
    /// The score is reached already, whatever is reported of the indicators that are missing.
    AlreadyReached,
    /// The score can no longer be reached, whatever is reported of the indicators that are missing.
    OutOfReach,
    /// Indicators were not reported on which it depends whether the score is reached.
    IndicatorsNotReported,
    /// The target depends on an attribute of the subject that was not reported.
    AttributeNotReported,
    /// No target for this subject in this year.
    NotAssigned,
    /// An authority exempted the subject, as the rule set allows.
    #[cfg(feature = "programmes")]
    Exempt,
    /// Every member that applies is met.
    AllMet,
    /// At least one member is not met.
    SomeNotMet,
    /// No member is not met, and at least one is undetermined.
    SomeUndetermined,
    /// No member applies.
    NoneAssigned,
    /// All that this level itself asks is met, but a level below it is not.
    #[cfg(feature = "programmes")]
    LowerLevelNotMet,
    /// All that this level itself asks is met, but a level below it is undetermined.
    #[cfg(feature = "programmes")]
    LowerLevelUndetermined,
    /// All that the rule set holds is met, but it does not hold all that its source declares.
    RuleSetIncomplete,
    /// The dossier was read against a rule set of other content.
    OtherRuleSet,
}

/// How many there are.
const REASONS: usize = if cfg!(feature = "programmes") { 22 } else { 19 };

impl Reason {
    /// Every reason.
    pub const ALL: [Self; REASONS] = [
        Self::TargetReached,
        Self::BelowTarget,
        Self::AboveTarget,
        Self::Present,
        Self::Absent,
        Self::NotReported,
        Self::NumberNotReported,
        Self::ZeroDenominator,
        Self::AlreadyReached,
        Self::OutOfReach,
        Self::IndicatorsNotReported,
        Self::AttributeNotReported,
        Self::NotAssigned,
        #[cfg(feature = "programmes")]
        Self::Exempt,
        Self::AllMet,
        Self::SomeNotMet,
        Self::SomeUndetermined,
        Self::NoneAssigned,
        #[cfg(feature = "programmes")]
        Self::LowerLevelNotMet,
        #[cfg(feature = "programmes")]
        Self::LowerLevelUndetermined,
        Self::RuleSetIncomplete,
        Self::OtherRuleSet,
    ];

    /// The name on every wire: `below_target`, `not_reported`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TargetReached => "target_reached",
            Self::BelowTarget => "below_target",
            Self::AboveTarget => "above_target",
            Self::Present => "present",
            Self::Absent => "absent",
            Self::NotReported => "not_reported",
            Self::NumberNotReported => "number_not_reported",
            Self::ZeroDenominator => "zero_denominator",
            Self::AlreadyReached => "already_reached",
            Self::OutOfReach => "out_of_reach",
            Self::IndicatorsNotReported => "indicators_not_reported",
            Self::AttributeNotReported => "attribute_not_reported",
            Self::NotAssigned => "not_assigned",
            #[cfg(feature = "programmes")]
            Self::Exempt => "exempt",
            Self::AllMet => "all_met",
            Self::SomeNotMet => "some_not_met",
            Self::SomeUndetermined => "some_undetermined",
            Self::NoneAssigned => "none_assigned",
            #[cfg(feature = "programmes")]
            Self::LowerLevelNotMet => "lower_level_not_met",
            #[cfg(feature = "programmes")]
            Self::LowerLevelUndetermined => "lower_level_undetermined",
            Self::RuleSetIncomplete => "rule_set_incomplete",
            Self::OtherRuleSet => "other_rule_set",
        }
    }

    /// The outcome that the reason gives.
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::TargetReached | Self::AlreadyReached | Self::Present | Self::AllMet => Outcome::Met,
            Self::BelowTarget | Self::AboveTarget | Self::OutOfReach | Self::Absent | Self::SomeNotMet => {
                Outcome::NotMet
            }
            #[cfg(feature = "programmes")]
            Self::LowerLevelNotMet => Outcome::NotMet,
            Self::NotReported
            | Self::NumberNotReported
            | Self::ZeroDenominator
            | Self::IndicatorsNotReported
            | Self::AttributeNotReported
            | Self::SomeUndetermined
            | Self::NoneAssigned
            | Self::RuleSetIncomplete
            | Self::OtherRuleSet => Outcome::Undetermined,
            #[cfg(feature = "programmes")]
            Self::LowerLevelUndetermined => Outcome::Undetermined,
            Self::NotAssigned => Outcome::NotApplicable,
            #[cfg(feature = "programmes")]
            Self::Exempt => Outcome::NotApplicable,
        }
    }

    /// A short clause for officials.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::TargetReached => language.pick("đạt chỉ tiêu", "target reached"),
            Self::BelowTarget => language.pick("thấp hơn chỉ tiêu", "below target"),
            Self::AboveTarget => language.pick("vượt mức tối đa", "above target"),
            Self::Present => language.pick("có", "present"),
            Self::Absent => language.pick("không có", "absent"),
            Self::NotReported => language.pick("chưa báo cáo", "not reported"),
            Self::NumberNotReported => language.pick("chưa báo cáo số lượng", "number not reported"),
            Self::ZeroDenominator => language.pick("mẫu số bằng 0", "denominator is zero"),
            Self::AlreadyReached => language.pick("đã chắc chắn đạt", "already reached"),
            Self::OutOfReach => language.pick("không còn đạt được", "can no longer be reached"),
            Self::IndicatorsNotReported => {
                language.pick("còn chỉ số chưa báo cáo", "indicators not reported")
            }
            Self::AttributeNotReported => {
                language.pick("chưa báo cáo đặc điểm của đơn vị", "attribute of the subject not reported")
            }
            Self::NotAssigned => language.pick("không được giao trong năm", "not assigned in the year"),
            #[cfg(feature = "programmes")]
            Self::Exempt => language.pick("được miễn", "exempt"),
            Self::AllMet => language.pick("đạt tất cả", "all met"),
            Self::SomeNotMet => language.pick("có nội dung không đạt", "some not met"),
            Self::SomeUndetermined => language.pick("có nội dung chưa xác định", "some undetermined"),
            Self::NoneAssigned => language.pick("không có tiêu chí nào được giao", "none assigned"),
            #[cfg(feature = "programmes")]
            Self::LowerLevelNotMet => language.pick("chưa đạt mức thấp hơn", "a lower level is not met"),
            #[cfg(feature = "programmes")]
            Self::LowerLevelUndetermined => {
                language.pick("chưa xác định được mức thấp hơn", "a lower level is undetermined")
            }
            Self::RuleSetIncomplete => language.pick("bộ tiêu chí chưa đầy đủ", "rule set incomplete"),
            Self::OtherRuleSet => language
                .pick("hồ sơ được đọc theo bộ tiêu chí khác", "dossier was read against another rule set"),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
