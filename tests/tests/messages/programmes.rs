//! What other programmes of recognition need, said wrongly. The documents are those of conformance vectors.

use tieuchi::Code;

use crate::Row;
use crate::inputs::vector;

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::UnknownRecognitionLevel,
        of: || vector("levels/error-unknown-level"),
        at: ("/groups/0/criteria/0/targets/2024/at/modell", 57, 17),
        says: [Some("modell"), None, Some("model")],
        vi: "bộ tiêu chí không có mức công nhận `modell`; có phải `model` không?",
        en: "the rule set has no level of recognition `modell`; did you mean `model`?",
    },
    Row {
        code: Code::LevelWeaker,
        of: || vector("levels/error-weaker"),
        at: ("/groups/0/criteria/0/targets/2024/at/advanced", 51, 29),
        says: [Some("advanced"), Some("basic"), None],
        vi: "mức `advanced` yêu cầu ít hơn, hoặc yêu cầu khác, so với mức thấp hơn `basic`; mức không có chỉ tiêu riêng ở đây theo chỉ tiêu chung",
        en: "the level `advanced` asks less, or something else, than the lower level `basic`; a level without a target of its own here has the general one",
    },
    Row {
        code: Code::TooManyLevels,
        of: || vector("levels/error-too-many"),
        at: ("/levels", 141, 13),
        says: [Some("17"), Some("16"), None],
        vi: "bộ tiêu chí có 17 mức công nhận, tối đa 16",
        en: "the rule set has 17 levels; at most 16 are allowed",
    },
    Row {
        code: Code::TooManyConditions,
        of: || vector("levels/error-too-many-conditions"),
        at: ("/conditions", 78, 17),
        says: [Some("17"), Some("16"), None],
        vi: "bộ tiêu chí có 17 điều kiện về một số tiêu chí, tối đa 16",
        en: "the rule set has 17 conditions on some criteria; at most 16 are allowed",
    },
    Row {
        code: Code::WrongForm,
        of: || vector("levels/error-conditions-beside"),
        at: ("", 1, 1),
        says: [Some("more than one"), Some("exactly one of `conditions` or `levels`"), None],
        vi: "cần đúng một trong các khóa `conditions` hoặc `levels`, nhưng đối tượng này có nhiều hơn một",
        en: "expected exactly one of `conditions` or `levels`, but this object has more than one",
    },
    Row {
        code: Code::WrongType,
        of: || vector("levels/error-criteria-of-another-kind"),
        at: ("/levels/0/conditions/0/criteria", 79, 23),
        says: [
            Some("1"),
            Some(r#"`"assigned"`, a list of ids of criteria or an object with `groups`"#),
            None,
        ],
        vi: r#"gặp `1`, cần `"assigned"`, danh sách mã tiêu chí hoặc đối tượng có `groups`"#,
        en: r#"found `1`, expected `"assigned"`, a list of ids of criteria or an object with `groups`"#,
    },
    Row {
        code: Code::WrongForm,
        of: || vector("target/error-both"),
        at: ("/groups/0/criteria/1", 54, 9),
        says: [Some("more than one"), Some("exactly one of `target` or `targets`"), None],
        vi: "cần đúng một trong các khóa `target` hoặc `targets`, nhưng đối tượng này có nhiều hơn một",
        en: "expected exactly one of `target` or `targets`, but this object has more than one",
    },
    Row {
        code: Code::WrongType,
        of: || vector("amount/error-true"),
        at: ("/values/A.1", 6, 12),
        says: [Some("true"), Some(r#"a decimal like `"12.5"` or `12.5`, or an object with `amount`"#), None],
        vi: r#"gặp `true`, cần số thập phân như `"12.5"` hoặc `12.5`, hoặc đối tượng có `amount`"#,
        en: r#"found `true`, expected a decimal like `"12.5"` or `12.5`, or an object with `amount`"#,
    },
    Row {
        code: Code::WrongType,
        of: || vector("exempt/error-rule-kind"),
        at: ("/exemptions/criteria", 102, 17),
        says: [Some("1"), Some(r#"`"all"` or a list of ids of criteria"#), None],
        vi: r#"gặp `1`, cần `"all"` hoặc danh sách mã tiêu chí"#,
        en: r#"found `1`, expected `"all"` or a list of ids of criteria"#,
    },
    Row {
        code: Code::ExemptionsNotAllowed,
        of: || vector("exempt/error-not-allowed"),
        at: ("/exemptions", 6, 17),
        says: [None, None, None],
        vi: "bộ tiêu chí không cho phép miễn tiêu chí nào",
        en: "the rule set allows no exemptions",
    },
    Row {
        code: Code::CriterionNotExemptible,
        of: || vector("exempt/error-not-exemptible"),
        at: ("/exemptions/0/criterion", 7, 19),
        says: [Some("E.2"), Some("E.1"), None],
        vi: "bộ tiêu chí không cho phép miễn tiêu chí `E.2`; chỉ được miễn `E.1`",
        en: "the rule set allows no exemption from `E.2`; only from `E.1`",
    },
    Row {
        code: Code::AuthorityNotAllowed,
        of: || vector("exempt/error-authority-not-allowed"),
        at: ("/exemptions/0/authority", 7, 39),
        says: [Some("so-b"), Some("so-a"), None],
        vi: "cơ quan `so-b` không có quyền miễn tiêu chí; cần `so-a`",
        en: "the agency `so-b` may not exempt; expected `so-a`",
    },
    Row {
        code: Code::ExemptionsOverlap,
        of: || vector("exempt/error-overlap"),
        at: ("/exemptions/1", 8, 5),
        says: [Some("E.1"), None, None],
        vi: "tiêu chí `E.1` đã được miễn trong một phần của thời gian này; mỗi ngày chỉ ghi một lần miễn",
        en: "another exemption from `E.1` covers part of this time; record one for each day",
    },
];
