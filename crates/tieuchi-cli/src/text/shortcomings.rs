//! The part of a report that says what to do: what is short and by how much, what is missing, who leads, and where it
//! is written.

use tieuchi::{
    ConditionFinding, Evaluation, Finding, Language, Outcome, RequiredDocument, Unreported, visible,
};
use unicode_width::UnicodeWidthStr as _;

use crate::text::page::Page;
use crate::text::report::condition_title;
use crate::text::{cite, style};
use crate::words::Word;

/// The labels under an entry.
const LABELS: [Word; 4] = [Word::Agency, Word::Coordinating, Word::Ground, Word::Related];

pub(crate) fn write(page: &mut Page, evaluation: &Evaluation, language: Language) {
    entries(page, evaluation, Outcome::NotMet, Word::NotMet, language);
    entries(page, evaluation, Outcome::Undetermined, Word::Missing, language);
    decision(page, evaluation, language);
    documents(page, evaluation, language);
}

/// The criteria and conditions of an outcome, under their heading.
fn entries(page: &mut Page, evaluation: &Evaluation, outcome: Outcome, heading: Word, language: Language) {
    // The condition on the criteria is the criteria themselves.
    let conditions: Vec<_> = evaluation
        .conditions()
        .filter(|finding| finding.outcome() == outcome && finding.score_demand().is_some())
        .collect();
    let findings: Vec<_> = evaluation.findings().filter(|finding| finding.outcome() == outcome).collect();
    if conditions.is_empty() && findings.is_empty() {
        return;
    }
    page.heading(&format!("{} ({})", heading.get(language), conditions.len() + findings.len()));
    for condition in &conditions {
        condition_entry(page, evaluation, condition, language);
    }
    let id_width = findings.iter().map(|finding| finding.criterion().id.as_str().width()).max().unwrap_or(0);
    for finding in &findings {
        finding_entry(page, evaluation, finding, id_width, language);
    }
    if outcome == Outcome::Undetermined {
        attributes(page, evaluation, language);
    }
}

fn condition_entry(
    page: &mut Page,
    evaluation: &Evaluation,
    finding: &ConditionFinding<'_>,
    language: Language,
) {
    page.hanging(1, "•", style::of(finding.outcome()), &condition_title(finding, language), style::BOLD);
    page.paragraph(3, &finding.explain(language), style::PLAIN);
    let ground = cite::source(evaluation.rules(), &finding.condition().source, language);
    page.field(3, label_column(language), Word::Ground.get(language), &ground);
}

fn finding_entry(
    page: &mut Page,
    evaluation: &Evaluation,
    finding: &Finding<'_>,
    id_width: usize,
    language: Language,
) {
    let (rules, criterion) = (evaluation.rules(), finding.criterion());
    let id = visible(criterion.id.as_str());
    let pad = id_width.saturating_sub(id.width());
    let title = visible(criterion.title.get(language));
    page.hanging(1, &format!("{id}{:pad$}", ""), style::of(finding.outcome()), &title, style::BOLD);
    let indent = id_width + 2;
    page.paragraph(indent, &explained(finding, language), style::PLAIN);
    let mut field = |label: Word, text: String| {
        if !text.is_empty() {
            page.field(indent, label_column(language), label.get(language), &text);
        }
    };
    let year = evaluation.year();
    field(Word::Agency, cite::agencies_in(rules, &criterion.lead_agencies, year, language));
    field(Word::Coordinating, cite::agencies_in(rules, &criterion.coordinating_agencies, year, language));
    field(Word::Ground, cite::source(rules, &criterion.source, language));
    field(Word::Related, cite::citations(rules, &criterion.citations, language));
}

/// The reason with the distance, then the target and the value it comes from.
fn explained(finding: &Finding<'_>, language: Language) -> String {
    let (target, observed) = (finding.target_text(language), finding.observed_text(language));
    let reason = finding.explain(language);
    match (target.is_empty(), observed.is_empty()) {
        (false, false) => {
            format!("{reason} ({})", Word::TargetAndObserved.with(language, &[&target, &observed]))
        }
        (false, true) => format!("{reason} ({})", Word::TargetOnly.with(language, &[&target])),
        (true, _) => reason,
    }
}

/// The attributes of the subject without which targets are unknown, each with the criteria that wait for it.
fn attributes(page: &mut Page, evaluation: &Evaluation, language: Language) {
    for unreported in evaluation.unreported() {
        let Unreported::Attribute(name) = unreported else { continue };
        let waiting = evaluation.findings().filter(|finding| {
            finding.reason() == tieuchi::Reason::AttributeNotReported
                && finding
                    .criterion()
                    .target(evaluation.year())
                    .and_then(|target| target.by.as_ref())
                    .is_some_and(|by| by.attribute == *name)
        });
        let waiting: Vec<&str> = waiting.map(|finding| finding.criterion().id.as_str()).collect();
        let label = Word::Attribute.with(language, &[name.as_str()]);
        page.hanging(1, "•", style::OPEN, &label, style::BOLD);
        page.paragraph(3, &Word::AttributeNeeded.with(language, &[&waiting.join(", ")]), style::PLAIN);
    }
}

/// Whether what is missing still matters.
fn decision(page: &mut Page, evaluation: &Evaluation, language: Language) {
    let deciding = evaluation.deciding();
    if !deciding.is_empty() {
        let names: Vec<String> =
            deciding.iter().map(|unreported| name(evaluation, *unreported, language)).collect();
        page.gap();
        page.paragraph(0, &Word::Deciding.with(language, &[&names.join("; ")]), style::PLAIN);
    } else if !evaluation.unreported().is_empty() {
        page.gap();
        page.paragraph(0, Word::Decided.get(language), style::PLAIN);
    }
}

fn name(evaluation: &Evaluation, unreported: Unreported<'_>, language: Language) -> String {
    match unreported {
        Unreported::Criterion(id) => visible(id.as_str()).into_owned(),
        Unreported::Score(id) => evaluation
            .conditions()
            .chain(evaluation.levels().flat_map(|level| level.conditions()))
            .find(|finding| finding.condition().id == *id)
            .map_or_else(|| id.to_string(), |finding| condition_title(&finding, language)),
        Unreported::Indicator(of) => Word::ScoreOf.with(
            language,
            &[
                &format!("{} {}", Word::Indicator.get(language), visible(of.indicator.id.as_str())),
                &of.score.year.to_string(),
                of.score.basis.label(language),
            ],
        ),
        Unreported::Attribute(name) => Word::Attribute.with(language, &[name.as_str()]),
    }
}

fn documents(page: &mut Page, evaluation: &Evaluation, language: Language) {
    let all = evaluation.documents().count();
    let missing: Vec<_> =
        evaluation.documents().filter(|(_, filed)| !filed).map(|(document, _)| document).collect();
    if all == 0 {
        return;
    }
    if missing.is_empty() {
        page.gap();
        page.paragraph(0, Word::AllDocuments.get(language), style::PLAIN);
        return;
    }
    let (missing_count, all) = (missing.len().to_string(), all.to_string());
    page.heading(&Word::MissingDocuments.with(language, &[&missing_count, &all]));
    for document in missing {
        document_entry(page, evaluation, document, language);
    }
}

fn document_entry(page: &mut Page, evaluation: &Evaluation, document: &RequiredDocument, language: Language) {
    let rules = evaluation.rules();
    page.hanging(1, "•", style::PLAIN, &visible(document.title.get(language)), style::BOLD);
    let issuer = document.issuer.as_ref().map_or_else(
        || Word::IssuerUnknown.get(language).to_owned(),
        |issuer| cite::agency_in(rules, issuer, evaluation.year(), language),
    );
    let labels = [Word::Issuer, Word::NeededBy, Word::Ground];
    let column = labels.iter().map(|label| label.get(language).width()).max().unwrap_or(0) + 1;
    page.field(3, column, Word::Issuer.get(language), &issuer);
    if let Some(step) = document.needed_by.as_ref().and_then(|step| cite::step(rules, step, language)) {
        page.field(3, column, Word::NeededBy.get(language), &step);
    }
    page.field(3, column, Word::Ground.get(language), &cite::source(rules, &document.source, language));
}

fn label_column(language: Language) -> usize {
    LABELS.iter().map(|label| label.get(language).width()).max().unwrap_or(0) + 1
}
