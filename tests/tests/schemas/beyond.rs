//! What a schema cannot say.

use tieuchi::Diagnostic;
use tieuchi_author::Schema;

/// What a reader refuses and a schema cannot say, wherever it stands: why, and the codes. `docs/editor.md` says it for users.
pub(crate) const BEYOND: &[(&str, &[&str])] = &[
    (
        "a name must be one that stands elsewhere in the document",
        &[
            "unknown_agency",
            "unknown_assessment",
            "unknown_base",
            "unknown_criterion",
            "unknown_document",
            "unknown_duty",
            "unknown_group",
            "unknown_index",
            "unknown_level",
            "unknown_recognition_level",
            "unknown_resource",
            "unknown_step",
            "level_not_in_roster",
            "not_in_roster",
            "part_of_nothing",
            "part_of_other_level",
            "target_year",
        ],
    ),
    (
        "it depends on the rule set that a dossier is for",
        &[
            "authority_not_allowed",
            "criterion_not_exemptible",
            "exemptions_not_allowed",
            "index_incomplete",
            "index_not_at_hand",
            "indicator_is_sum",
            "outcome_mismatch",
            "unknown_assessor",
            "unknown_case",
            "unknown_indicator",
            "wrong_level",
            "wrong_rule_set",
            "year_not_assessed",
            "year_not_scored",
        ],
    ),
    (
        "two things must not have the same key, and a schema compares whole values alone",
        &[
            "already_recognised",
            "assessor_twice",
            "duplicate_id",
            "duplicate_key",
            "duplicate_score",
            "duplicate_statement",
            "statements_differ",
        ],
    ),
    (
        "one value must come before another, in the list or in time",
        &[
            "bands_not_descending",
            "decision_before_year",
            "decisions_not_in_order",
            "event_out_of_order",
            "exemptions_overlap",
            "nothing_to_withdraw",
            "periods_overlap",
            "steps_not_descending",
            "successor_above",
            "validity_reversed",
            "years_not_ascending",
        ],
    ),
    (
        "numbers are added up or compared with one another",
        &[
            "count_mismatch",
            "declared_mismatch",
            "level_weaker",
            "maximum_mismatch",
            "maximum_not_given",
            "maximum_sum",
            "more_than_declared",
            "numerator_above_denominator",
            "parts_above_maximum",
            "parts_below_maximum",
            "percent_mismatch",
            "points_above_maximum",
            "points_mismatch",
            "too_many_conditions",
        ],
    ),
    ("one text must stand in another", &["counted_not_in_title", "misprint_not_in_quote"]),
    ("no pattern knows Unicode's form C and what is invisible", &["not_normalized", "unsafe_text"]),
    (
        "no pattern counts digits on both sides of a point, or bytes: 128 characters may have more",
        &["invalid_id", "string_too_long", "too_many_digits"],
    ),
    ("a year must be a leap year", &["invalid_date"]),
    ("a number of a version must be below 2 to the 32", &["invalid_version"]),
    ("a share of zero percent can be written in many ways", &["full_at_zero"]),
];

/// What a schema cannot say in some places alone: the kind of document, the place, why, and the codes.
pub(crate) const BEYOND_IN: &[(Schema, &str, &str, &[&str])] = &[
    (Schema::Dossier, "/values/**", THE_MEASURE, OF_A_VALUE),
    (Schema::Dossier, "/opinions/*/value/**", THE_MEASURE, OF_A_VALUE),
    (Schema::Dossier, "/appraisals/*/value/**", THE_MEASURE, OF_A_VALUE),
    (Schema::Dossier, "/scores/*/indicators/**", THE_MEASURE, OF_A_VALUE),
    (
        Schema::Dossier,
        "/scores/*",
        "whether an index declares its maximum stands in the rule set",
        &["missing_key"],
    ),
    (Schema::Roster, "/units/*", "every level but the highest is part of another", &["missing_key"]),
    (
        Schema::RuleSet,
        "/groups/*/criteria/*/**",
        "text may write a count with many digits",
        &["count_too_large"],
    ),
    (Schema::Index, "/groups/**", "text may write a count with many digits", &["count_too_large"]),
];

const THE_MEASURE: &str =
    "what a value may be depends on the measure, which stands in the rule set or the index";

/// What is wrong with a value of another measure.
const OF_A_VALUE: &[&str] = &[
    "count_too_large",
    "invalid_decimal",
    "negative",
    "not_whole",
    "percent_above_100",
    "unknown_key",
    "wrong_type",
];

/// Whether it is listed that a schema cannot say it.
pub(crate) fn is_beyond(schema: Schema, found: &Diagnostic) -> bool {
    let code = found.code().as_str();
    BEYOND.iter().any(|(_, codes)| codes.contains(&code))
        || BEYOND_IN.iter().any(|(of, place, _, codes)| {
            *of == schema && codes.contains(&code) && matches(place, found.pointer())
        })
}

/// Whether a pointer is one of a pattern, in which `*` stands for one name and a last `**` for any names.
fn matches(pattern: &str, pointer: &str) -> bool {
    let (mut wanted, mut names) = (pattern.split('/'), pointer.split('/'));
    loop {
        match (wanted.next(), names.next()) {
            (Some("**"), _) | (None, None) => return true,
            (Some("*"), Some(_)) => {}
            (Some(wanted), Some(name)) if wanted == name => {}
            _ => return false,
        }
    }
}
