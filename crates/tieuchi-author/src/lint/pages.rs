//! The pages of codes: `docs/lints`, in both languages.

use tieuchi::{Code, Language};

/// Every code that has a page, with the page.
pub const PAGES: &[(Code, &str)] = &[
    (Code::YearWithoutTarget, include_str!("../../../../docs/lints/year_without_target.md")),
    (Code::TargetFalls, include_str!("../../../../docs/lints/target_falls.md")),
    (Code::TargetCannotFail, include_str!("../../../../docs/lints/target_cannot_fail.md")),
    (Code::CriterionWithoutLead, include_str!("../../../../docs/lints/criterion_without_lead.md")),
    (Code::AgencyNotUsed, include_str!("../../../../docs/lints/agency_not_used.md")),
    (Code::ResourceNotUsed, include_str!("../../../../docs/lints/resource_not_used.md")),
    (Code::IndexNotUsed, include_str!("../../../../docs/lints/index_not_used.md")),
    (Code::IndexNotListed, include_str!("../../../../docs/lints/index_not_listed.md")),
    (Code::DocumentWithoutStep, include_str!("../../../../docs/lints/document_without_step.md")),
    (Code::ResourceWithoutNumber, include_str!("../../../../docs/lints/resource_without_number.md")),
    (Code::TextWithoutTranslation, include_str!("../../../../docs/lints/text_without_translation.md")),
    (Code::ConfusableTitle, include_str!("../../../../docs/lints/confusable_title.md")),
    (Code::TitleNotInQuote, include_str!("../../../../docs/lints/title_not_in_quote.md")),
    (Code::UnitNotSeen, include_str!("../../../../docs/lints/unit_not_seen.md")),
    (Code::AcceptedWithMissing, include_str!("../../../../docs/lints/accepted_with_missing.md")),
    (
        Code::AcceptedWithDerivedValidity,
        include_str!("../../../../docs/lints/accepted_with_derived_validity.md"),
    ),
    (Code::IncompleteButWhole, include_str!("../../../../docs/lints/incomplete_but_whole.md")),
    (Code::DeprecatedWithoutEnd, include_str!("../../../../docs/lints/deprecated_without_end.md")),
    (Code::YearOutsideValidity, include_str!("../../../../docs/lints/year_outside_validity.md")),
    (Code::InterpretationMissing, include_str!("../../../../docs/lints/interpretation_missing.md")),
    (Code::StraySpace, include_str!("../../../../docs/lints/stray_space.md")),
    (Code::DecimalForm, include_str!("../../../../docs/lints/decimal_form.md")),
    (Code::FewerThanDeclared, include_str!("../../../../docs/lints/fewer_than_declared.md")),
    (Code::IndexFewerThanDeclared, include_str!("../../../../docs/lints/index_fewer_than_declared.md")),
    (Code::UnknownRow, include_str!("../../../../docs/lints/unknown_row.md")),
    (Code::QuoteNotInRow, include_str!("../../../../docs/lints/quote_not_in_row.md")),
    (Code::TargetNotInRow, include_str!("../../../../docs/lints/target_not_in_row.md")),
    (Code::QuotesNotProven, include_str!("../../../../docs/lints/quotes_not_proven.md")),
    (Code::WrongTranscription, include_str!("../../../../docs/lints/wrong_transcription.md")),
    (Code::OtherScan, include_str!("../../../../docs/lints/other_scan.md")),
    (Code::NotInScan, include_str!("../../../../docs/lints/not_in_scan.md")),
    (Code::NotTranscribed, include_str!("../../../../docs/lints/not_transcribed.md")),
    (Code::RowForm, include_str!("../../../../docs/lints/row_form.md")),
    (Code::StaleException, include_str!("../../../../docs/lints/stale_exception.md")),
    (Code::WrongExceptions, include_str!("../../../../docs/lints/wrong_exceptions.md")),
    (Code::NotALint, include_str!("../../../../docs/lints/not_a_lint.md")),
    (Code::UnknownBase, include_str!("../../../../docs/lints/unknown_base.md")),
    (Code::UnknownCode, include_str!("../../../../docs/lints/unknown_code.md")),
    (Code::ExpectOrError, include_str!("../../../../docs/lints/expect_or_error.md")),
];

/// What a code means, why it matters, an example before and after; nothing for a code without a page.
///
/// ```
/// use tieuchi::{Code, Language};
///
/// let page = tieuchi_author::page(Code::TargetFalls, Language::English).unwrap();
/// assert_eq!(page.lines().next(), Some("A target asks less than that of the year before."));
/// ```
pub fn page(code: Code, language: Language) -> Option<&'static str> {
    let (_, page) = PAGES.iter().find(|(of, _)| *of == code)?;
    let (_, both) = page.split_once("## Tiếng Việt\n")?;
    let (vietnamese, english) = both.split_once("## English\n")?;
    Some(if language == Language::Vietnamese { vietnamese } else { english }.trim())
}
