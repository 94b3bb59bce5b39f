//! Assessments, and what agencies say.

use tieuchi::Code;

use crate::Row;
use crate::inputs::{assessed, assessed_rules, two_steps};

const OPINION: &str = r#"{"agency": "so-tttt", "criterion": "I.1", "outcome": "met", "date": "2024-11-30"}"#;

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::UnknownAssessment,
        of: || {
            assessed_rules(&[(
                r#""resources": [{"id": "qd-1","#,
                r#""decisive": {"assessment": "led", "source": {"resource": "qd-1", "locator": "Phụ lục 2", "quote": "x"}}, "resources": [{"id": "qd-1","#,
            )])
        },
        at: ("/decisive/assessment", 100, 230),
        says: [Some("led"), None, Some("lead")],
        vi: "bộ tiêu chí không có lần đánh giá `led`; có phải `lead` không?",
        en: "the rule set has no assessment `led`; did you mean `lead`?",
    },
    Row {
        code: Code::AssessorTwice,
        of: || {
            assessed_rules(&[(
                r#""quote": "ý kiến"}}],"#,
                r#""quote": "ý kiến"}}, {"id": "b", "title": {"vi": "B"}, "given_in": "opinions", "agencies": ["ubnd-huyen", "so-tttt"], "source": {"resource": "qd-1", "locator": "Phụ lục 2", "quote": "x"}}],"#,
            )])
        },
        at: ("/assessments/1/agencies", 100, 272),
        says: [Some("so-tttt"), Some("opinions"), None],
        vi: "`so-tttt` đã cho một lần đánh giá khác trong `opinions`",
        en: "`so-tttt` already gives another assessment in `opinions`",
    },
    Row {
        code: Code::WrongType,
        of: || {
            assessed_rules(&[(
                r#""resources": [{"id": "qd-1","#,
                r#""conference": {"id": "c", "title": {"vi": "C"}, "between": ["lead"], "source": {"resource": "qd-1", "locator": "Phụ lục 2", "quote": "x"}}, "resources": [{"id": "qd-1","#,
            )])
        },
        at: ("/conference/between", 100, 262),
        says: [Some("a list"), Some("a list of two different assessments"), None],
        vi: "gặp một danh sách, cần danh sách gồm hai lần đánh giá khác nhau",
        en: "found a list, expected a list of two different assessments",
    },
    Row {
        code: Code::UnknownAssessor,
        of: || assessed(&[(OPINION, r#"{"agency": "ubnd-huyen", "criterion": "I.1", "outcome": "met"}"#)]),
        at: ("/opinions/0/agency", 15, 27),
        says: [Some("ubnd-huyen"), None, None],
        vi: "bộ tiêu chí không giao `ubnd-huyen` đánh giá nội dung này",
        en: "the rule set does not ask `ubnd-huyen` to assess this",
    },
    Row {
        code: Code::OutcomeMismatch,
        of: || assessed(&[(r#""outcome": "met""#, r#""outcome": "met", "value": "69.99""#)]),
        at: ("/opinions/0/outcome", 15, 69),
        says: [Some("met"), Some("not_met"), None],
        vi: "`outcome` là `met`, nhưng theo `value` phải là `not_met`",
        en: "`outcome` is `met`, but `value` gives `not_met`",
    },
    Row {
        code: Code::DuplicateStatement,
        of: || assessed(&[(OPINION, TWICE)]),
        at: ("/opinions/1", 15, 99),
        says: [Some("so-tttt"), None, None],
        vi: "đã có ý kiến của `so-tttt` về nội dung này",
        en: "there is already a statement of `so-tttt` on this",
    },
    Row {
        code: Code::StatementsDiffer,
        of: || assessed(&[(OPINION, DIFFERENT)]),
        at: ("/opinions/1", 15, 99),
        says: [Some("so-tttt"), Some("met"), None],
        vi: "ý kiến của `so-tttt` khác ý kiến của chính cơ quan đó nêu ở trên: `met`",
        en: "the statement of `so-tttt` is not what the same agency says above: `met`",
    },
    Row {
        code: Code::EventOutOfOrder,
        of: || {
            two_steps(&[(
                r#"{"step": "appraisal", "date": "2024-12-01"}"#,
                r#"{"step": "appraisal", "date": "2024-12-01"}, {"step": "self", "date": "2024-12-02"}"#,
            )])
        },
        at: ("/events/0/date", 16, 44),
        says: [Some("2024-12-01"), Some("self 2024-12-02"), None],
        vi: "ngày `2024-12-01` sớm hơn một bước đứng trước trong trình tự: `self 2024-12-02`",
        en: "the date `2024-12-01` is earlier than a step that comes before in the procedure: `self 2024-12-02`",
    },
];

const TWICE: &str = concat!(
    r#"{"agency": "so-tttt", "criterion": "I.1", "outcome": "met", "date": "2024-11-30"}, "#,
    r#"{"agency": "so-tttt", "criterion": "I.1", "outcome": "met"}"#
);

const DIFFERENT: &str = concat!(
    r#"{"agency": "so-tttt", "criterion": "I.1", "outcome": "met", "date": "2024-11-30"}, "#,
    r#"{"agency": "so-tttt", "criterion": "I.1", "outcome": "not_met"}"#
);
