//! Findings in words, for officials: figures with the marks of the language, distances rounded up.

use rust_decimal::Decimal;

use crate::model::condition::ConditionFinding;
use crate::model::criterion::{Criterion, Measure};
use crate::model::dossier::Score;
#[cfg(feature = "programmes")]
use crate::model::evaluation::Evaluation;
use crate::model::evaluation::Finding;
#[cfg(feature = "programmes")]
use crate::model::exemption::Exemption;
#[cfg(feature = "indices")]
use crate::model::index::{Indicator, Scoring, StepMeasure};
#[cfg(feature = "programmes")]
use crate::model::level::LevelFinding;
#[cfg(feature = "programmes")]
use crate::model::rule_set::RuleSet;
#[cfg(feature = "indices")]
use crate::model::score::{IndicatorScore, IndicatorValue};
use crate::print::figure;
use crate::value::language::Language;
#[cfg(feature = "programmes")]
use crate::value::language::Text;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::{Bound, Points, Shortfall, Value};
use crate::value::safe_text::visible;

/// The words for the outcome of the whole.
pub(crate) fn whole(outcome: Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Met => {
            language.pick("đủ điều kiện đề nghị công nhận", "eligible to be proposed for recognition")
        }
        Outcome::NotMet => language
            .pick("chưa đủ điều kiện đề nghị công nhận", "not eligible to be proposed for recognition"),
        Outcome::Undetermined | Outcome::NotApplicable => {
            language.pick("chưa đủ thông tin để xác định", "undetermined: not enough is known")
        }
    }
}

/// A bound: `≥ 70%`, `có`.
pub(crate) fn bound(bound: Bound, criterion: &Criterion, language: Language) -> String {
    let amount = |amount| match &criterion.measure {
        Measure::Percent { .. } => figure::percent(amount, language),
        _ => figure::decimal(amount, language),
    };
    match bound {
        Bound::AtLeast(least) => format!("≥ {}", amount(least)),
        Bound::AtMost(most) => format!("≤ {}", amount(most)),
        Bound::Present => language.pick("có", "yes").to_owned(),
    }
}

/// An amount with its unit: `12,5 triệu đồng`.
#[cfg(feature = "programmes")]
fn with_unit(amount: Decimal, unit: &Text, language: Language) -> String {
    format!("{} {}", figure::decimal(amount, language), visible(unit.get(language)))
}

/// What is demanded, where anything is: a bound, of an amount with its unit.
pub(crate) fn target(demanded: Option<Bound>, criterion: &Criterion, language: Language) -> String {
    let Some(demanded) = demanded else { return String::new() };
    let text = bound(demanded, criterion, language);
    match &criterion.measure {
        #[cfg(feature = "programmes")]
        Measure::Amount { unit } => format!("{text} {}", visible(unit.get(language))),
        _ => text,
    }
}

/// What is reported of a criterion, where anything is.
pub(crate) fn observed(
    reported: Option<Value>,
    bound: Option<Bound>,
    criterion: &Criterion,
    language: Language,
) -> String {
    reported.map(|reported| value_of(reported, criterion, bound, language)).unwrap_or_default()
}

/// A value of a criterion, an amount with its unit.
pub(crate) fn value_of(of: Value, criterion: &Criterion, bound: Option<Bound>, language: Language) -> String {
    match (of, &criterion.measure) {
        #[cfg(feature = "programmes")]
        (Value::Amount(amount), Measure::Amount { unit }) => with_unit(amount, unit, language),
        _ => value(of, bound, language),
    }
}

/// A value as reported: `68,2539% (12.900/18.900)`.
pub(crate) fn value(value: Value, bound: Option<Bound>, language: Language) -> String {
    let yes_no = |present| if present { language.pick("có", "yes") } else { language.pick("không", "no") };
    match value {
        Value::Percent(percent) => {
            let shown = percent.shown(bound).map(|shown| figure::percent(shown, language));
            let ratio = percent.ratio().map(|ratio| {
                format!(
                    "{}/{}",
                    figure::count(ratio.numerator, language),
                    figure::count(ratio.denominator, language)
                )
            });
            match (shown, ratio) {
                (Some(shown), Some(ratio)) => format!("{shown} ({ratio})"),
                (Some(text), None) | (None, Some(text)) => text,
                (None, None) => String::new(),
            }
        }
        Value::YesNo(present) => yes_no(present).to_owned(),
        #[cfg(feature = "programmes")]
        Value::Amount(amount) => figure::decimal(amount, language),
        Value::Count(count) => match (count.number, count.present) {
            (Some(number), _) => figure::count(number, language),
            (None, Some(present)) => yes_no(present).to_owned(),
            (None, None) => String::new(),
        },
    }
}

/// A distance: `thiếu 1,7461 điểm phần trăm, cần thêm 330 hộ gia đình`.
pub(crate) fn shortfall(
    shortfall: Shortfall,
    bound: Bound,
    criterion: &Criterion,
    language: Language,
) -> String {
    let over = matches!(bound, Bound::AtMost(_));
    let percent = shortfall.percent.map(|percent| {
        let points = figure::decimal(percent, language);
        match (language, over) {
            (Language::Vietnamese, false) => format!("thiếu {points} điểm phần trăm"),
            (Language::Vietnamese, true) => format!("vượt {points} điểm phần trăm"),
            (Language::English, false) => format!("{points} percentage points short"),
            (Language::English, true) => format!("{points} percentage points over"),
        }
    });
    let count = shortfall.count.map(|count| {
        let number = figure::count(count, language);
        let unit = match &criterion.measure {
            Measure::Percent { counted: Some(unit), .. } | Measure::Count { unit } => {
                visible(unit.get(language)).into_owned()
            }
            _ => language.pick("đơn vị", "units").to_owned(),
        };
        match (language, over) {
            (Language::Vietnamese, false) => format!("cần thêm {number} {unit}"),
            (Language::Vietnamese, true) => format!("cần giảm {number} {unit}"),
            // Only the plural of the unit is known.
            (Language::English, false) if count == 1 => format!("1 more of the {unit}"),
            (Language::English, true) if count == 1 => format!("1 fewer of the {unit}"),
            (Language::English, false) => format!("{number} more {unit}"),
            (Language::English, true) => format!("{number} fewer {unit}"),
        }
    });
    #[cfg(not(feature = "programmes"))]
    let amount = None;
    #[cfg(feature = "programmes")]
    let amount = shortfall.amount.map(|amount| {
        let amount = match &criterion.measure {
            Measure::Amount { unit } => with_unit(amount, unit, language),
            _ => figure::decimal(amount, language),
        };
        match (language, over) {
            (Language::Vietnamese, false) => format!("thiếu {amount}"),
            (Language::Vietnamese, true) => format!("vượt {amount}"),
            (Language::English, false) => format!("{amount} short"),
            (Language::English, true) => format!("{amount} over"),
        }
    });
    [percent, count, amount].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A finding in one clause: the reason, and the distance where there is one.
pub(crate) fn finding(finding: &Finding<'_>, language: Language) -> String {
    #[cfg(feature = "programmes")]
    if let Some((exemption, without)) = finding.exemption() {
        return exempted(finding, exemption, without, language);
    }
    let reason = finding.reason().label(language);
    let distance = finding
        .bound()
        .and_then(|bound| Some(shortfall(finding.shortfall()?, bound, finding.criterion(), language)));
    match distance {
        Some(distance) => format!("{reason}: {distance}"),
        None => reason.to_owned(),
    }
}

/// Who exempted the subject, in which document and why, and what the finding would be without that.
#[cfg(feature = "programmes")]
fn exempted(finding: &Finding<'_>, exemption: &Exemption, without: Reason, language: Language) -> String {
    let exempted = exempted_by(finding.evaluation().rules(), exemption, language);
    let without = without.label(language);
    match language {
        Language::Vietnamese => format!("{exempted}; nếu không được miễn: {without}"),
        Language::English => format!("{exempted}; without that: {without}"),
    }
}

/// Who exempted the subject, in which document and why.
#[cfg(feature = "programmes")]
pub(crate) fn exempted_by(rules: &RuleSet, exemption: &Exemption, language: Language) -> String {
    let authority = rules.agency(&exemption.authority).map_or("", |agency| agency.name.get(language));
    let [authority, reference, why] =
        [authority, &exemption.reference, &exemption.reason].map(|text| visible(text).into_owned());
    match language {
        Language::Vietnamese => format!("được miễn theo {reference} của {authority}: {why}"),
        Language::English => format!("exempt by {reference} of {authority}: {why}"),
    }
}

/// Which level is reached and what the next one lacks; nothing where the rule set has no levels.
#[cfg(feature = "programmes")]
pub(crate) fn level(evaluation: &Evaluation, language: Language) -> Option<String> {
    if evaluation.rules().levels().len() == 0 {
        return None;
    }
    let title = |level: LevelFinding<'_>| visible(level.level().title.get(language)).into_owned();
    let reached = match (evaluation.reached_level().map(title), language) {
        (Some(title), Language::Vietnamese) => format!("đủ điều kiện mức {title}"),
        (Some(title), Language::English) => format!("eligible for the level {title}"),
        (None, Language::Vietnamese) => "chưa đủ điều kiện mức nào".to_owned(),
        (None, Language::English) => "eligible for no level".to_owned(),
    };
    let next = evaluation.next_level();
    let possible = evaluation.possible_level().filter(|possible| possible.outcome() != Outcome::Met);
    let possible = possible.map(title).map_or_else(String::new, |title| match language {
        Language::Vietnamese => format!("; còn có thể tới mức {title}"),
        Language::English => format!("; the level {title} is still possible"),
    });
    let next = next.map_or_else(String::new, |next| {
        let criteria = next.lacking_criteria();
        let ids = criteria.iter().map(|finding| visible(finding.criterion().id.as_str()).into_owned());
        let conditions = next.lacking_conditions().filter(|condition| condition.score_demand().is_some());
        let conditions = conditions.map(|each| {
            let each = each.condition();
            let named = each.title.as_ref().map_or(each.id.as_str(), |title| title.get(language));
            visible(named).into_owned()
        });
        let lacking: Vec<String> = ids.chain(conditions).collect();
        let title = title(next);
        match (language, lacking.is_empty()) {
            (Language::Vietnamese, true) => format!("; mức {title}: {}", next.reason().label(language)),
            (Language::English, true) => format!("; the level {title}: {}", next.reason().label(language)),
            (Language::Vietnamese, false) => format!("; mức {title} còn thiếu {}", lacking.join(", ")),
            (Language::English, false) => format!("; the level {title} lacks {}", lacking.join(", ")),
        }
    });
    Some(format!("{reached}{possible}{next}"))
}

/// A condition in one clause.
pub(crate) fn condition(finding: &ConditionFinding<'_>, language: Language) -> String {
    let Some(demand) = finding.score_demand() else {
        let mut text = finding.reason().label(language).to_owned();
        if finding.reason() == Reason::RuleSetIncomplete {
            for (number, part) in finding.rules().missing().iter().enumerate() {
                text += if number > 0 { "; " } else { language.pick(", còn thiếu: ", ", missing: ") };
                text += &visible(part.what.get(language));
            }
        }
        return text;
    };
    let asked = {
        let share = figure::percent(demand.at_least_percent, language);
        let year = finding.score_year().unwrap_or_default();
        let basis = demand.basis.label(language);
        match language {
            Language::Vietnamese => format!("{basis} năm {year}, từ {share} tổng số điểm trở lên"),
            Language::English => format!("{basis} of {year}, at least {share} of all points"),
        }
    };
    let Some(score) = finding.score() else {
        return format!("{asked}: {}", finding.reason().label(language));
    };
    #[cfg(feature = "indices")]
    if let Some(decided) = score.decided_by().filter(|decided| !decided.total().is_exact()) {
        return format!("{asked}: {}{}", open_score(finding, decided, language), band(finding, language));
    }
    let (reached, maximum, share) = shown_points(score);
    let points = format!("{}/{}", figure::decimal(reached, language), figure::decimal(maximum, language));
    let share = share.map(|share| format!(" ({})", figure::percent(share, language)));
    let missing = finding.missing_points().map(|missing| {
        let missing = figure::decimal(missing, language);
        match language {
            Language::Vietnamese => format!(", thiếu {missing} điểm"),
            Language::English => format!(", {missing} points short"),
        }
    });
    let zero = if finding.reason() == Reason::ZeroDenominator {
        language.pick(", tổng số điểm bằng 0", ", the maximum is zero")
    } else {
        ""
    };
    #[cfg(feature = "indices")]
    let band = band(finding, language);
    #[cfg(not(feature = "indices"))]
    let band = "";
    format!("{asked}: {points}{}{}{zero}{band}", share.unwrap_or_default(), missing.unwrap_or_default())
}

/// The points of a score that is known, of how many, and their share.
fn shown_points(score: &Score) -> (Decimal, Decimal, Option<Decimal>) {
    #[cfg(feature = "indices")]
    if let Some(decided) = score.decided_by() {
        let share = decided.total().low.percent_of(&decided.maximum());
        let maximum = decided.index().maximum().unwrap_or_default();
        return (decided.total().low(), maximum, share.map(|share| share.shown()));
    }
    let points = score.points.unwrap_or(Points { points: Decimal::ZERO, maximum: Decimal::ZERO });
    (points.points, points.maximum, points.percent())
}

/// A score of which indicators are missing: what it can still come to, and what that means.
#[cfg(feature = "indices")]
fn open_score(finding: &ConditionFinding<'_>, score: &IndicatorScore, language: Language) -> String {
    let (low, high) = (score.total().low(), score.total().high());
    let (low, high) = (figure::decimal(low, language), figure::decimal(high, language));
    let maximum = figure::decimal(score.index().maximum().unwrap_or_default(), language);
    let points = match language {
        Language::Vietnamese => format!("từ {low} đến {high}/{maximum}"),
        Language::English => format!("from {low} to {high}/{maximum}"),
    };
    let missing = finding.missing_points().map(|missing| figure::decimal(missing, language));
    let means = match (finding.reason(), missing) {
        (Reason::OutOfReach, Some(missing)) => match language {
            Language::Vietnamese => format!("không còn đạt được, thiếu ít nhất {missing} điểm"),
            Language::English => format!("can no longer be reached, at least {missing} points short"),
        },
        // No report of what is missing settles a ratio of nothing.
        (Reason::IndicatorsNotReported, _) if finding.deciding_indicators().is_empty() => {
            Reason::ZeroDenominator.label(language).to_owned()
        }
        (Reason::IndicatorsNotReported, _) => match language {
            Language::Vietnamese => format!("còn phụ thuộc vào {}", deciding(finding, language)),
            Language::English => format!("depends on {}", deciding(finding, language)),
        },
        (reason, _) => reason.label(language).to_owned(),
    };
    format!("{points}, {means}")
}

/// The indicators that decide a condition: `chỉ số A.1, B.2`.
#[cfg(feature = "indices")]
pub(crate) fn deciding(finding: &ConditionFinding<'_>, language: Language) -> String {
    let deciding = finding.deciding_indicators();
    let ids: Vec<String> =
        deciding.iter().map(|each| visible(each.indicator.id.as_str()).into_owned()).collect();
    let noun = match (language, ids.len()) {
        (_, 0) => return String::new(),
        (Language::Vietnamese, _) => "chỉ số",
        (Language::English, 1) => "the indicator",
        (Language::English, _) => "the indicators",
    };
    format!("{noun} {}", ids.join(", "))
}

/// The band of a score: `, xếp mức Tốt`.
#[cfg(feature = "indices")]
fn band(finding: &ConditionFinding<'_>, language: Language) -> String {
    finding.band().map_or_else(String::new, |band| {
        let title = visible(band.title.get(language)).into_owned();
        match language {
            Language::Vietnamese => format!("; xếp mức {title}"),
            Language::English => format!("; band: {title}"),
        }
    })
}

/// A value of an indicator.
#[cfg(feature = "indices")]
pub(crate) fn indicator_value(indicator: &Indicator, reported: IndicatorValue, language: Language) -> String {
    let with_unit = |number: String| match &indicator.scoring {
        Scoring::Steps { measure: StepMeasure::Count { unit } | StepMeasure::Amount { unit }, .. } => {
            format!("{number} {}", visible(unit.get(language)))
        }
        _ => number,
    };
    match reported {
        IndicatorValue::Percent(percent) => value(Value::Percent(percent), None, language),
        IndicatorValue::Count(count) => with_unit(figure::count(count, language)),
        IndicatorValue::Amount(amount) => with_unit(figure::decimal(amount, language)),
        IndicatorValue::YesNo(present) => value(Value::YesNo(present), None, language),
        IndicatorValue::Case(place) => match &indicator.scoring {
            Scoring::Cases(cases) => cases
                .get(place)
                .map_or_else(String::new, |case| visible(case.title.get(language)).into_owned()),
            _ => String::new(),
        },
    }
}
