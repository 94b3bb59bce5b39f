//! The report of an evaluation, as an official reads it: what it comes to, the conditions, the criteria, and then what
//! is short or missing.

use tieuchi::{
    ConditionFinding, Evaluation, Finding, GroupRef, Language, Measure, Outcome, Reason, Standing, Tally,
    visible,
};
use unicode_width::UnicodeWidthStr as _;

use crate::standing::sentences;
use crate::text::page::Page;
use crate::text::{cite, levels, shortcomings, style, table};
use crate::words::{self, Word};

/// The report, in columns up to the width.
pub(crate) fn report(
    evaluation: &Evaluation,
    standing: Option<&Standing<'_>>,
    receipt: bool,
    language: Language,
    width: usize,
) -> String {
    let mut page = Page::new(width);
    head(&mut page, evaluation, standing, language);
    conditions(&mut page, evaluation, language);
    levels::write(&mut page, evaluation, language);
    groups(&mut page, evaluation, language);
    shortcomings::write(&mut page, evaluation, language);
    if receipt {
        hashes(&mut page, evaluation, language);
    }
    page.finish()
}

/// The word of an outcome with its mark.
pub(crate) fn verdict(outcome: Outcome, language: Language) -> String {
    format!("{} {}", style::mark(outcome), outcome.label(language))
}

/// The word of a finding with its mark: of what does not apply because the subject is exempt, that it is exempt.
fn finding_verdict(finding: &Finding<'_>, language: Language) -> String {
    match finding.reason() {
        reason @ Reason::Exempt => {
            format!("{} {}", style::mark(finding.outcome()), reason.label(language))
        }
        _ => verdict(finding.outcome(), language),
    }
}

/// The subject by its name, else by its id.
fn subject_name(evaluation: &Evaluation) -> String {
    let subject = evaluation.subject();
    visible(subject.name.as_deref().unwrap_or(subject.id.as_str())).into_owned()
}

fn head(page: &mut Page, evaluation: &Evaluation, standing: Option<&Standing<'_>>, language: Language) {
    let (rules, dossier) = (evaluation.rules(), evaluation.dossier());
    let labels = [
        Word::Subject,
        Word::Attributes,
        Word::Year,
        Word::RuleSet,
        Word::Outcome,
        Word::Note,
        Word::Warning,
    ];
    let labels = labels.into_iter().chain(standing.map(|_| Word::Standing));
    let column = labels.map(|label| label.get(language).width()).max().unwrap_or(0) + 1;
    let mut field = |label: Word, text: &str| page.field(0, column, label.get(language), text);

    let name = subject_name(evaluation);
    let id = visible(evaluation.subject().id.as_str());
    let subject = if name == id { name } else { Word::Coded.with(language, &[&name, &id]) };
    field(Word::Subject, &subject);
    let attributes = evaluation.subject().attributes.iter();
    let attributes: Vec<String> =
        attributes.map(|(name, value)| format!("{name}: {}", visible(value))).collect();
    if !attributes.is_empty() {
        field(Word::Attributes, &attributes.join("; "));
    }
    field(Word::Year, &evaluation.year().to_string());
    field(Word::RuleSet, &visible(rules.title().get(language)));
    let (id, version) = (visible(rules.id().as_str()), rules.version().to_string());
    page.paragraph(
        column + 1,
        &Word::Versioned.with(language, &[&id, &version, rules.status().label(language)]),
        style::PLAIN,
    );
    let level = evaluation.level_text(language);
    let outcome = evaluation.outcome();
    let conclusion = format!("{} {}", style::mark(outcome), evaluation.explain(language));
    let label = Word::Outcome.get(language);
    let pad = column.saturating_sub(label.width() + 1);
    page.hanging(0, &format!("{label}:{:pad$}", ""), style::FAINT, &conclusion, style::of(outcome));
    if let Some(level) = level {
        page.field(0, column, Word::LevelReached.get(language), &level);
    }
    if outcome == Outcome::Met {
        page.paragraph(column + 1, Word::OnlyProposed.get(language), style::PLAIN);
    }
    let mut field = |label: Word, text: &str| page.field(0, column, label.get(language), text);
    if dossier.is_illustrative() {
        field(Word::Warning, Word::Illustrative.get(language));
    }
    if !rules.is_complete() {
        field(Word::Warning, Word::Incomplete.get(language));
    }
    if let Some(standing) = standing {
        field(Word::Standing, &sentences(standing, language).join("; "));
    }
    if let Some(note) = dossier.note() {
        field(Word::Note, &words::multiline(note));
    }
    cite::missing_parts(page, rules.missing(), rules.resources(), false, language);
}

fn conditions(page: &mut Page, evaluation: &Evaluation, language: Language) {
    page.heading(Word::Conditions.get(language));
    for (number, finding) in evaluation.conditions().enumerate() {
        condition(page, number, &finding, language);
    }
}

/// A numbered condition with what it comes to.
pub(crate) fn condition(page: &mut Page, number: usize, finding: &ConditionFinding<'_>, language: Language) {
    let outcome = finding.outcome();
    let number = format!("{}.", number + 1);
    page.hanging(1, &number, style::PLAIN, &condition_title(finding, language), style::PLAIN);
    let indent = number.width() + 2;
    let explained = condition_text(finding, language);
    page.verdict(indent, &verdict(outcome, language), style::of(outcome), &explained);
}

/// The title of a condition, else its id.
pub(crate) fn condition_title(finding: &ConditionFinding<'_>, language: Language) -> String {
    let condition = finding.condition();
    let title = condition.title.as_ref().map_or(condition.id.as_str(), |title| title.get(language));
    visible(title).into_owned()
}

/// What a condition comes to; that of the criteria with their tally.
fn condition_text(finding: &ConditionFinding<'_>, language: Language) -> String {
    let explained = finding.explain(language);
    let Some(tally) = finding.tally() else { return explained };
    let tally = words::tally(tally, language);
    if tally.is_empty() { explained } else { format!("{explained} ({tally})") }
}

fn groups(page: &mut Page, evaluation: &Evaluation, language: Language) {
    page.heading(Word::Criteria.get(language));
    let widths = Widths::of(evaluation, page.width(), language);
    // Findings stand in the order of the groups.
    let mut findings = evaluation.findings();
    for (group, tally) in evaluation.groups() {
        page.gap();
        group_head(page, evaluation, &group, tally, language);
        if group.criteria.is_empty() {
            continue;
        }
        let members = findings.by_ref().take(group.criteria.len());
        let rows = members.map(|finding| (row(&finding, language), style::of(finding.outcome()))).collect();
        page.lines(table::table(&widths.columns(language), rows));
    }
}

fn group_head(
    page: &mut Page,
    evaluation: &Evaluation,
    group: &GroupRef<'_>,
    tally: Tally,
    language: Language,
) {
    let id = format!(" {}.", visible(group.id.as_str()));
    let tally = Some(words::tally(tally, language)).filter(|tally| !tally.is_empty());
    let facts: Vec<String> =
        tally.into_iter().chain(words::lacking(evaluation.rules(), group, language)).collect();
    let title = visible(group.title.get(language));
    let title = if facts.is_empty() { title.into_owned() } else { format!("{title} ({})", facts.join(", ")) };
    page.hanging(0, &id, style::BOLD, &title, style::BOLD);
}

fn row(finding: &Finding<'_>, language: Language) -> Vec<String> {
    let criterion = finding.criterion();
    let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    vec![
        visible(criterion.id.as_str()).into_owned(),
        visible(criterion.title.get(language)).into_owned(),
        shown(finding.target_text(language)),
        shown(finding.observed_text(language)),
        finding_verdict(finding, language),
    ]
}

/// The widths of the columns, the same for all groups, so that their tables line up.
struct Widths {
    id: usize,
    title: usize,
    target: usize,
    observed: usize,
    verdict: usize,
}

impl Widths {
    /// Ids, targets and verdicts take what they need; figures may wrap on a narrow page; titles take the rest.
    fn of(evaluation: &Evaluation, page: usize, language: Language) -> Self {
        let widest = |label: Word, most: usize, text: &dyn Fn(&Finding<'_>) -> String| {
            let texts = evaluation.findings().map(|finding| text(&finding).width()).max().unwrap_or(0);
            texts.max(label.get(language).width()).min(most)
        };
        let narrow = page < 100;
        let id = widest(Word::Number, 12, &|finding| finding.criterion().id.to_string());
        let has_amounts = evaluation.rules().criteria().iter();
        let has_amounts =
            has_amounts.map(|each| &each.measure).any(|each| matches!(each, Measure::Amount { .. }));
        // An amount stands with its unit.
        let target = widest(
            Word::Target,
            if has_amounts && !narrow {
                26
            } else if has_amounts {
                16
            } else {
                12
            },
            &|finding| finding.target_text(language),
        );
        let observed =
            widest(Word::Observed, if narrow { 15 } else { 26 }, &|finding| finding.observed_text(language));
        // "Not met" stays on one line, and no word is broken.
        let words = Outcome::ALL.into_iter().flat_map(|outcome| outcome.label(language).split(' '));
        let broken = words.map(|word| word.width() + 2).chain([11]).max().unwrap_or(0);
        let verdict = widest(Word::Verdict, if narrow { broken } else { 16 }, &|finding| {
            finding_verdict(finding, language)
        });
        let title = table::room(page, &[id, target, observed, verdict]).max(12);
        Self { id, title, target, observed, verdict }
    }

    fn columns(&self, language: Language) -> [table::Column<'static>; 5] {
        [
            (Word::Number, self.id),
            (Word::Criterion, self.title),
            (Word::Target, self.target),
            (Word::Observed, self.observed),
            (Word::Verdict, self.verdict),
        ]
        .map(|(word, width)| table::Column { title: word.get(language), width })
    }
}

fn hashes(page: &mut Page, evaluation: &Evaluation, language: Language) {
    let receipt = evaluation.receipt();
    page.gap();
    for (label, digest) in
        [(Word::DossierHash, receipt.dossier_sha256()), (Word::EvaluationHash, receipt.evaluation_sha256())]
    {
        // On one line however narrow the page is: it is there to be copied.
        page.lines([format!("{} {digest}", label.get(language))]);
    }
}
