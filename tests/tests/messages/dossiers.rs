//! Dossiers that contradict themselves or their rule set.

use tieuchi::Code;

use crate::Row;
use crate::inputs::dossier;

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::WrongRuleSet,
        of: || dossier(&[(r#""vn.mau.dx.huyen""#, r#""vn.mau.dx.xa""#)]),
        at: ("/rule_set", 2, 15),
        says: [Some("vn.mau.dx.xa"), Some("vn.mau.dx.huyen"), None],
        vi: "hồ sơ này theo bộ tiêu chí `vn.mau.dx.xa`, không phải `vn.mau.dx.huyen`",
        en: "this dossier is for the rule set `vn.mau.dx.xa`, not `vn.mau.dx.huyen`",
    },
    Row {
        code: Code::WrongRuleSet,
        of: || dossier(&[(r#""vn.mau.dx.huyen""#, r#""vn.mau.dx.huyen@2023.1.0""#)]),
        at: ("/rule_set", 2, 15),
        says: [Some("vn.mau.dx.huyen@2023.1.0"), Some("vn.mau.dx.huyen@2024.1.0"), None],
        vi: "hồ sơ này theo bộ tiêu chí `vn.mau.dx.huyen@2023.1.0`, không phải `vn.mau.dx.huyen@2024.1.0`",
        en: "this dossier is for the rule set `vn.mau.dx.huyen@2023.1.0`, not `vn.mau.dx.huyen@2024.1.0`",
    },
    Row {
        code: Code::WrongLevel,
        of: || dossier(&[(r#""level": "district""#, r#""level": "commune""#)]),
        at: ("/subject/level", 3, 66),
        says: [Some("commune"), Some("district"), None],
        vi: "đơn vị thuộc cấp `commune`, nhưng bộ tiêu chí dành cho cấp `district`",
        en: "the subject is of the level `commune`, but the rule set assesses the level `district`",
    },
    Row {
        code: Code::YearNotAssessed,
        of: || dossier(&[("\"year\": 2024,\n", "\"year\": 2023,\n")]),
        at: ("/year", 4, 11),
        says: [Some("2023"), Some("2024, 2025"), None],
        vi: "bộ tiêu chí không đánh giá năm `2023`; các năm là `2024` và `2025`",
        en: "the rule set does not assess the year `2023`; its years are `2024` and `2025`",
    },
    Row {
        code: Code::UnknownCriterion,
        of: || dossier(&[(r#""II.1": true"#, r#""II.2": true"#)]),
        at: ("/values/II.2", 9, 5),
        says: [Some("II.2"), None, Some("II.1")],
        vi: "bộ tiêu chí không có tiêu chí `II.2`; có phải `II.1` không?",
        en: "the rule set has no criterion `II.2`; did you mean `II.1`?",
    },
    Row {
        code: Code::UnknownCriterion,
        of: || dossier(&[(r#""criterion": "I.2""#, r#""criterion": "12""#)]),
        at: ("/evidence/0/criterion", 17, 30),
        says: [Some("12"), None, None],
        vi: "bộ tiêu chí không có tiêu chí `12`",
        en: "the rule set has no criterion `12`",
    },
    Row {
        code: Code::NumeratorAboveDenominator,
        of: || {
            dossier(&[(
                r#""I.1": {"percent": "68.3", "numerator": 12900, "denominator": 18900}"#,
                r#""I.1": {"numerator": 18901, "denominator": 18900}"#,
            )])
        },
        at: ("/values/I.1/numerator", 6, 26),
        says: [Some("18901"), Some("18900"), None],
        vi: "tử số 18901 lớn hơn mẫu số 18900",
        en: "the numerator 18901 is above the denominator 18900",
    },
    Row {
        code: Code::PercentMismatch,
        of: || dossier(&[(r#""percent": "68.3""#, r#""percent": "68.2""#)]),
        at: ("/values/I.1/percent", 6, 24),
        says: [Some("\"68.2\""), Some("68.3"), None],
        vi: r#"`"68.2"` không khớp với tử số và mẫu số; tỷ lệ đúng là `68.3`"#,
        en: r#"`"68.2"` does not match its numerator and denominator, which give `68.3`"#,
    },
    Row {
        code: Code::CountMismatch,
        of: || dossier(&[(r#""I.2": 12"#, r#""I.2": {"present": false, "count": 12}"#)]),
        at: ("/values/I.2/present", 7, 24),
        says: [Some("false"), Some("12"), None],
        vi: "`present` là `false`, nhưng `count` là 12",
        en: "`present` is `false`, but `count` is 12",
    },
    Row {
        code: Code::CountMismatch,
        of: || dossier(&[(r#""I.2": 12"#, r#""I.2": {"present": true, "count": 0}"#)]),
        at: ("/values/I.2/present", 7, 24),
        says: [Some("true"), Some("0"), None],
        vi: "`present` là `true`, nhưng `count` là 0",
        en: "`present` is `true`, but `count` is 0",
    },
    Row {
        code: Code::DuplicateScore,
        of: || {
            dossier(&[(
                r#""maximum": "1000"}"#,
                "\"maximum\": \"1000\"},\n    {\"index\": \"dti\", \"year\": 2024, \"basis\": \"self\", \"points\": 700, \"maximum\": 1000}",
            )])
        },
        at: ("/scores/1", 13, 5),
        says: [Some("dti 2024 self"), None, None],
        vi: "đã có điểm cho `dti 2024 self`",
        en: "there is already a score for `dti 2024 self`",
    },
    Row {
        code: Code::PointsAboveMaximum,
        of: || dossier(&[(r#""points": "742.5""#, r#""points": "1000.5""#)]),
        at: ("/scores/0/points", 12, 63),
        says: [Some("\"1000.5\""), Some("1000"), None],
        vi: r#"điểm `"1000.5"` lớn hơn tổng số điểm `1000`"#,
        en: r#"the points `"1000.5"` are above the maximum `1000`"#,
    },
    Row {
        code: Code::MaximumMismatch,
        of: || {
            dossier(&[
                (r#""maximum": "1000""#, r#""maximum": "100""#),
                (r#""points": "742.5""#, r#""points": "74.25""#),
            ])
        },
        at: ("/scores/0/maximum", 12, 83),
        says: [Some("\"100\""), Some("1000"), None],
        vi: r#"tổng số điểm `"100"` khác tổng số điểm `1000` của bộ chỉ số"#,
        en: r#"the maximum `"100"` is not the index's maximum `1000`"#,
    },
];
