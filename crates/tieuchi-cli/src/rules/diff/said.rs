//! Parts, fields, effects and witnesses in words, for the page and the proposal alike.

use tieuchi::{Decimal, Language, Text, visible};
use tieuchi_author::{Direction, How, Judged, Kind, Part, RuleChange, RuleDiff, Witness};

use crate::words::Word;

/// The word for things of a kind.
const fn kind_word(kind: Kind) -> Word {
    match kind {
        Kind::Criterion => Word::KindCriterion,
        Kind::Group => Word::KindGroup,
        Kind::Condition => Word::KindCondition,
        Kind::Level => Word::KindLevel,
        Kind::Agency => Word::KindAgency,
        Kind::Document => Word::KindDocument,
        Kind::Step => Word::KindStep,
        Kind::Duty => Word::KindDuty,
        Kind::Resource => Word::KindResource,
        Kind::Index => Word::KindIndex,
        Kind::Assessment => Word::KindAssessment,
    }
}

/// The name of a kind.
pub(super) fn kind(kind: Kind, language: Language) -> &'static str {
    kind_word(kind).get(language)
}

/// What a change is about: "tiêu chí II.3".
pub(super) fn part(part: &Part, language: Language) -> String {
    let Some(of) = part.kind else { return Word::SetAsWhole.get(language).to_owned() };
    let name = kind(of, language);
    match (&part.old, &part.new) {
        (Some(old), Some(new)) if old != new => format!("{name} {} → {}", visible(old), visible(new)),
        (None, None) => Word::ListOf.with(language, &[name]),
        _ => format!("{name} {}", visible(part.id().unwrap_or_default())),
    }
}

/// What of the part changed: "chỉ tiêu năm 2024 (region = mountain)", "nguồn › nguyên văn".
pub(super) fn field(change: &RuleChange, language: Language) -> String {
    let Some(of) = &change.target else {
        let whole = match change.how {
            How::Added => Word::IsAdded,
            How::Removed => Word::IsRemoved,
            How::Renamed => Word::IsRenamed,
            How::Changed | How::Moved => Word::IsMoved,
        };
        if change.field.is_empty() {
            return whole.get(language).to_owned();
        }
        let names: Vec<String> = change.field.split('.').map(|name| segment(name, language)).collect();
        return names.join(" › ");
    };
    let word = if change.field == "attribute" { Word::AttributeIn } else { Word::TargetIn };
    let mut said = word.with(language, &[&of.year.to_string()]);
    let level = of.level.as_ref().map(|level| Word::AtLevel.with(language, &[&visible(level)]));
    let audience =
        of.audience.as_ref().map(|(name, value)| format!("{} = {}", visible(name), visible(value)));
    let more: Vec<String> = level.into_iter().chain(audience).collect();
    if !more.is_empty() {
        said = format!("{said} ({})", more.join(", "));
    }
    said
}

fn segment(name: &str, language: Language) -> String {
    let word = match name {
        "title" => Word::FieldTitle,
        "name" => Word::FieldName,
        "names" => Word::FieldNames,
        "printed" => Word::FieldPrinted,
        "source" => Word::FieldSource,
        "locator" => Word::FieldLocator,
        "quote" => Word::FieldQuote,
        "misprints" => Word::FieldMisprints,
        "resource" => Word::FieldResource,
        "interpretation" => Word::FieldInterpretation,
        "measure" => Word::FieldMeasure,
        "kind" => Word::FieldKind,
        "unit" => Word::FieldUnit,
        "counted" => Word::FieldCounted,
        "numerator" => Word::FieldNumerator,
        "denominator" => Word::FieldDenominator,
        "lead_agencies" => Word::FieldLead,
        "coordinating_agencies" => Word::FieldCoordinating,
        "citations" => Word::FieldCitations,
        "rollup" => Word::FieldRollup,
        "group" | "groups" => Word::FieldGroup,
        "criteria" => Word::FieldCriteria,
        "score" => Word::FieldScore,
        "index" => Word::FieldIndex,
        "year" => Word::FieldYear,
        "basis" => Word::FieldBasis,
        "at_least_percent" => Word::FieldPercent,
        "level" => Word::FieldLevel,
        "status" => Word::FieldStatus,
        "version" => Word::FieldVersion,
        "id" => Word::FieldId,
        "valid" => Word::FieldValid,
        "from" => Word::FieldFrom,
        "until" => Word::FieldUntil,
        "derived" => Word::FieldDerived,
        "years" => Word::FieldYears,
        "declared" => Word::FieldDeclared,
        "subject" | "subjects" => Word::FieldSubject,
        "agency" | "agencies" => Word::FieldAgency,
        "missing" => Word::FieldMissing,
        "exemptions" => Word::FieldExemptions,
        "authorities" => Word::FieldAuthorities,
        "decisive" => Word::FieldDecisive,
        "conference" => Word::FieldConference,
        "withdrawal" => Word::FieldWithdrawal,
        "issuer" => Word::FieldIssuer,
        "needed_by" => Word::FieldNeededBy,
        "actors" => Word::FieldActors,
        "produces" => Word::FieldProduces,
        "sends_to" => Word::FieldSendsTo,
        "deadline" => Word::FieldDeadline,
        "act" => Word::FieldAct,
        "object" => Word::FieldObject,
        "number" => Word::FieldNumber,
        "date" => Word::FieldDate,
        "maximum" => Word::FieldMaximum,
        "duty" => Word::KindDuty,
        "step" => Word::KindStep,
        "assessment" => Word::KindAssessment,
        "vi" => Word::FieldVietnamese,
        "en" => Word::FieldEnglish,
        other => return visible(other).into_owned(),
    };
    word.get(language).to_owned()
}

/// What one of the versions says, on one line.
pub(super) fn value(said: Option<&Text>, language: Language) -> String {
    let Some(said) = said else { return Word::Nothing.get(language).to_owned() };
    let words: Vec<&str> = said.get(language).split_whitespace().collect();
    visible(&words.join(" ")).into_owned()
}

/// What a change does, in a word.
pub(super) fn effect(diff: &RuleDiff, change: &RuleChange, language: Language) -> &'static str {
    if !change.decides {
        return Word::NoEffect.get(language);
    }
    if diff.is_of_reading(change) {
        return Word::OfReading.get(language);
    }
    direction(change.effect.direction(), language)
}

/// A direction in a word.
pub(super) fn direction(direction: Direction, language: Language) -> &'static str {
    let word = match direction {
        Direction::Harder => Word::Harder,
        Direction::Easier => Word::Easier,
        Direction::Both => Word::HarderAndEasier,
        Direction::Open => Word::OpenEffect,
        Direction::Neither => Word::NoWitness,
    };
    word.get(language)
}

/// What all changes together do, in sentences.
pub(super) fn whole(diff: &RuleDiff, language: Language) -> Vec<&'static str> {
    if diff.changes().is_empty() {
        return vec![Word::SameContent.get(language)];
    }
    if !diff.decides() {
        return vec![Word::WholeSame.get(language)];
    }
    if diff.is_proven_same() {
        return vec![Word::WholeReading.get(language)];
    }
    let word = match diff.whole().direction() {
        Direction::Harder => Word::WholeHarder,
        Direction::Easier => Word::WholeEasier,
        Direction::Both => Word::WholeBoth,
        Direction::Open => Word::WholeOpen,
        Direction::Neither => Word::WholeNeither,
    };
    let is_partial = diff.whole().witnesses().any(|witness| !witness.judged.is_recognition());
    let more = is_partial.then_some(Word::NotOfWhole);
    std::iter::once(word).chain(more).map(|word| word.get(language)).collect()
}

/// What is judged: "kết luận chung".
pub(super) fn judged(judged: &Judged, language: Language) -> String {
    match judged {
        Judged::Whole => Word::JudgedWhole.get(language).to_owned(),
        Judged::Level(id) => Word::TheLevel.with(language, &[&visible(id)]),
        Judged::Condition(id) => Word::TheCondition.with(language, &[&visible(id)]),
        Judged::Criterion(id, None) => Word::TheCriterion.with(language, &[&visible(id)]),
        Judged::Criterion(id, Some(level)) => {
            Word::TheCriterionAt.with(language, &[&visible(id), &visible(level)])
        }
    }
}

/// A witness in short: "năm 2024, II.3 = 72,5: kết luận chung: đạt → không đạt".
pub(super) fn witness(witness: &Witness, language: Language) -> String {
    let mut facts = vec![Word::WitnessYear.with(language, &[&witness.year.to_string()])];
    for (name, value) in &witness.focus {
        facts.push(format!("{} = {}", visible(name), focus(value, language)));
    }
    if witness.focus.is_empty() {
        facts.push(Word::AtEase.get(language).to_owned());
    }
    let (from, to) = (witness.from.label(language), witness.to.label(language));
    let flip = Word::WitnessFlip.with(language, &[&judged(&witness.judged, language), from, to]);
    format!("{}: {flip}", facts.join(", "))
}

/// What a fact of a witness is, as the language writes it.
fn focus(value: &str, language: Language) -> String {
    let is_number = value.trim_end_matches('%').parse::<Decimal>().is_ok();
    match (value, language) {
        ("true", Language::Vietnamese) => "có".to_owned(),
        ("false", Language::Vietnamese) => "không".to_owned(),
        ("true", Language::English) => "yes".to_owned(),
        ("false", Language::English) => "no".to_owned(),
        (number, Language::Vietnamese) if is_number => number.replace('.', ","),
        (other, _) => visible(other).into_owned(),
    }
}

/// The notes beside the changes: a version in use twice, and what may have another id only.
pub(super) fn notes(diff: &RuleDiff, language: Language) -> Vec<String> {
    let (old, new) = (diff.old(), diff.new_rules());
    let is_same = old.id() == new.id() && old.version() == new.version() && old.sha256() != new.sha256();
    let same = is_same.then(|| Word::SameVersion.with(language, &[&old.version().to_string()]));
    let likely = diff.likely_renames().iter().map(|likely| {
        let [old, new, title] = [&likely.old, &likely.new, &likely.title].map(|text| visible(text));
        Word::LikelyRename.with(language, &[kind(likely.kind, language), &old, &new, &title])
    });
    same.into_iter().chain(likely).collect()
}
