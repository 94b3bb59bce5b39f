//! Keys, kinds and forms.

use tieuchi::Code;

use crate::Row;
use crate::inputs::{dossier, rules};

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::UnknownKey,
        of: || dossier(&[("\"year\": 2024,\n", "\"yaer\": 2024, \"year\": 2024,\n")]),
        at: ("/yaer", 4, 3),
        says: [
            Some("yaer"),
            Some(
                "$schema, format, rule_set, subject, year, illustrative, note, values, scores, documents, opinions, appraisals, events, evidence, exemptions",
            ),
            Some("year"),
        ],
        vi: "không có khóa `yaer` ở đây; các khóa là `$schema`, `format`, `rule_set`, `subject`, `year`, `illustrative`, `note`, `values`, `scores`, `documents`, `opinions`, `appraisals`, `events`, `evidence` và `exemptions`; có phải `year` không?",
        en: "there is no key `yaer` here; the keys are `$schema`, `format`, `rule_set`, `subject`, `year`, `illustrative`, `note`, `values`, `scores`, `documents`, `opinions`, `appraisals`, `events`, `evidence` and `exemptions`; did you mean `year`?",
    },
    Row {
        code: Code::UnknownKey,
        of: || {
            rules(&[(
                r#""printed": "được được", "read": "được""#,
                r#""printed": "được được", "read": "được", "note": "x""#,
            )])
        },
        at: ("/groups/0/criteria/0/source/misprints/0/note", 37, 68),
        says: [Some("note"), Some("printed, read"), None],
        vi: "không có khóa `note` ở đây; các khóa là `printed` và `read`",
        en: "there is no key `note` here; the keys are `printed` and `read`",
    },
    Row {
        code: Code::UnknownKey,
        of: || rules(&[(r#"{"level": "district"}"#, r#"{"level": "district", "x`y": 1}"#)]),
        at: ("/subject/x`y", 6, 36),
        says: [Some("x`y"), Some("level, agency"), None],
        vi: "không có khóa `x\\u{60}y` ở đây; các khóa là `level` và `agency`",
        en: "there is no key `x\\u{60}y` here; the keys are `level` and `agency`",
    },
    Row {
        code: Code::MissingKey,
        of: || dossier(&[("\"year\": 2024,\n", "")]),
        at: ("", 1, 1),
        says: [None, Some("year"), None],
        vi: "thiếu khóa `year`",
        en: "the key `year` is missing",
    },
    Row {
        code: Code::MissingKey,
        of: || {
            dossier(&[(
                r#""I.1": {"percent": "68.3", "numerator": 12900, "denominator": 18900}"#,
                r#""I.1": {"percent": "68.3", "numerator": 12900}"#,
            )])
        },
        at: ("/values/I.1", 6, 12),
        says: [None, Some("denominator"), None],
        vi: "thiếu khóa `denominator`",
        en: "the key `denominator` is missing",
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[("\"year\": 2024,\n", "\"year\": \"2024\",\n")]),
        at: ("/year", 4, 11),
        says: [Some("\"2024\""), Some("a year, like `2024`"), None],
        vi: r#"gặp `"2024"`, cần năm, như `2024`"#,
        en: r#"found `"2024"`, expected a year, like `2024`"#,
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[(r#""id": "38.381""#, r#""id": 38.381"#)]),
        at: ("/subject/id", 3, 21),
        says: [Some("38.381"), Some("a string in double quotes"), None],
        vi: "gặp `38.381`, cần một chuỗi trong dấu ngoặc kép",
        en: "found `38.381`, expected a string in double quotes",
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[("\"year\": 2024,\n", "\"year\": 2024, \"illustrative\": \"yes\",\n")]),
        at: ("/illustrative", 4, 33),
        says: [Some("\"yes\""), Some("`true` or `false`"), None],
        vi: r#"gặp `"yes"`, cần `true` hoặc `false`"#,
        en: r#"found `"yes"`, expected `true` or `false`"#,
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[(r#"[{"step": "appraisal", "date": "2024-12-01"}]"#, r#"{"step": "appraisal"}"#)]),
        at: ("/events", 16, 13),
        says: [Some("an object"), Some("a list"), None],
        vi: "gặp một đối tượng, cần một danh sách",
        en: "found an object, expected a list",
    },
    Row {
        code: Code::WrongType,
        of: || {
            dossier(&[(
                r#"{"id": "38.381", "name": "Thị xã Bỉm Sơn", "level": "district", "attributes": {"region": "plain"}}"#,
                r#"["38.381"]"#,
            )])
        },
        at: ("/subject", 3, 14),
        says: [Some("a list"), Some("an object"), None],
        vi: "gặp một danh sách, cần một đối tượng",
        en: "found a list, expected an object",
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[(r#""points": "742.5""#, r#""points": [742]"#)]),
        at: ("/scores/0/points", 12, 63),
        says: [Some("a list"), Some("a decimal like `\"82.5\"` or `82.5`"), None],
        vi: r#"gặp một danh sách, cần số thập phân như `"82.5"` hoặc `82.5`"#,
        en: r#"found a list, expected a decimal like `"82.5"` or `82.5`"#,
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[(r#""percent": "68.3""#, r#""percent": true"#)]),
        at: ("/values/I.1/percent", 6, 24),
        says: [Some("true"), Some("a percentage from 0 to 100, like `\"82.5\"` or `82.5`"), None],
        vi: r#"gặp `true`, cần tỷ lệ phần trăm từ 0 đến 100, như `"82.5"` hoặc `82.5`"#,
        en: r#"found `true`, expected a percentage from 0 to 100, like `"82.5"` or `82.5`"#,
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[(r#""I.3": 4.5"#, r#""I.3": true"#)]),
        at: ("/values/I.3", 8, 12),
        says: [
            Some("true"),
            Some(
                "a percentage like `82.5` or an object with `percent` or with `numerator` and `denominator`",
            ),
            None,
        ],
        vi: "gặp `true`, cần tỷ lệ phần trăm như `82.5` hoặc đối tượng có `percent` hoặc có `numerator` và `denominator`",
        en: "found `true`, expected a percentage like `82.5` or an object with `percent` or with `numerator` and `denominator`",
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[(r#""II.1": true"#, r#""II.1": 1"#)]),
        at: ("/values/II.1", 9, 13),
        says: [Some("1"), Some("`true`, `false` or an object with `present`"), None],
        vi: "gặp `1`, cần `true`, `false` hoặc đối tượng có `present`",
        en: "found `1`, expected `true`, `false` or an object with `present`",
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[(r#""I.2": 12"#, r#""I.2": "12""#)]),
        at: ("/values/I.2", 7, 12),
        says: [
            Some("\"12\""),
            Some("a whole number, `true`, `false` or an object with `count` or `present`"),
            None,
        ],
        vi: r#"gặp `"12"`, cần số nguyên, `true`, `false` hoặc đối tượng có `count` hoặc `present`"#,
        en: r#"found `"12"`, expected a whole number, `true`, `false` or an object with `count` or `present`"#,
    },
    Row {
        code: Code::WrongType,
        of: || dossier(&[(r#""numerator": 12900"#, r#""numerator": "12900""#)]),
        at: ("/values/I.1/numerator", 6, 45),
        says: [Some("\"12900\""), Some("a whole number from 0 to 9007199254740991"), None],
        vi: r#"gặp `"12900"`, cần số nguyên từ 0 đến 9007199254740991"#,
        en: r#"found `"12900"`, expected a whole number from 0 to 9007199254740991"#,
    },
    Row {
        code: Code::WrongType,
        of: || {
            dossier(&[(
                r#""evidence": [{"criterion": "I.2", "title": "Ảnh chụp", "reference": "số 5"}]"#,
                r#""evidence": [null]"#,
            )])
        },
        at: ("/evidence/0", 17, 16),
        says: [Some("null"), Some("an object"), None],
        vi: "gặp `null`, cần một đối tượng",
        en: "found `null`, expected an object",
    },
    Row {
        code: Code::WrongType,
        of: || rules(&[(r#""2025": {"present": true}"#, r#""2025": {"present": false}"#)]),
        at: ("/groups/0/criteria/1/targets/2025/present", 44, 68),
        says: [Some("false"), Some("true"), None],
        vi: "gặp `false`, cần `true`",
        en: "found `false`, expected `true`",
    },
    Row {
        code: Code::UnknownWord,
        of: || dossier(&[(r#""basis": "self""#, r#""basis": "sefl""#)]),
        at: ("/scores/0/basis", 12, 45),
        says: [Some("sefl"), Some("official, self"), Some("self")],
        vi: "`sefl` không hợp lệ ở đây; hãy chọn `official` hoặc `self`; có phải `self` không?",
        en: "`sefl` is not allowed here; choose `official` or `self`; did you mean `self`?",
    },
    Row {
        code: Code::UnknownWord,
        of: || rules(&[(r#""status": "draft""#, r#""status": "nháp""#)]),
        at: ("/status", 4, 13),
        says: [Some("nháp"), Some("incomplete, draft, interim, accepted, deprecated"), None],
        vi: "`nháp` không hợp lệ ở đây; hãy chọn `incomplete`, `draft`, `interim`, `accepted` hoặc `deprecated`",
        en: "`nháp` is not allowed here; choose `incomplete`, `draft`, `interim`, `accepted` or `deprecated`",
    },
    Row {
        code: Code::UnknownWord,
        of: || rules(&[(r#""criteria": "assigned""#, r#""criteria": "all""#)]),
        at: ("/conditions/0/criteria", 73, 19),
        says: [Some("all"), Some("assigned"), None],
        vi: "`all` không hợp lệ ở đây; hãy viết `assigned`",
        en: "`all` is not allowed here; write `assigned`",
    },
    Row {
        code: Code::WrongForm,
        of: || rules(&[(r#""2025": {"at_least": "80"}"#, r#""2025": {}"#)]),
        at: ("/groups/0/criteria/0/targets/2025", 29, 21),
        says: [Some("none"), Some("exactly one of `at_least`, `at_most` or `present`"), None],
        vi: "cần đúng một trong các khóa `at_least`, `at_most` hoặc `present`, nhưng đối tượng này không có",
        en: "expected exactly one of `at_least`, `at_most` or `present`, but this object has none",
    },
    Row {
        code: Code::WrongForm,
        of: || rules(&[(r#"{"at_most": "5"}"#, r#"{"at_least": "1", "at_most": "5"}"#)]),
        at: ("/groups/0/criteria/2/targets/2024", 51, 31),
        says: [Some("more than one"), Some("exactly one of `at_least`, `at_most` or `present`"), None],
        vi: "cần đúng một trong các khóa `at_least`, `at_most` hoặc `present`, nhưng đối tượng này có nhiều hơn một",
        en: "expected exactly one of `at_least`, `at_most` or `present`, but this object has more than one",
    },
    Row {
        code: Code::WrongForm,
        of: || rules(&[(r#"{"region": {"mountain": {"at_least": "60"}, "island": null}}"#, "{}")]),
        at: ("/groups/0/criteria/0/targets/2024/by", 28, 46),
        says: [Some("none"), Some("exactly one attribute"), None],
        vi: "cần đúng một đặc điểm, nhưng đối tượng này không có",
        en: "expected exactly one attribute, but this object has none",
    },
    Row {
        code: Code::WrongForm,
        of: || rules(&[(r#""island": null}}"#, r#""island": null}, "kind": {}}"#)]),
        at: ("/groups/0/criteria/0/targets/2024/by", 28, 46),
        says: [Some("more than one"), Some("exactly one attribute"), None],
        vi: "cần đúng một đặc điểm, nhưng đối tượng này có nhiều hơn một",
        en: "expected exactly one attribute, but this object has more than one",
    },
    Row {
        code: Code::WrongForm,
        of: || rules(&[("      \"criteria\": \"assigned\",\n", "")]),
        at: ("/conditions/0", 71, 5),
        says: [Some("none"), Some("exactly one of `criteria` or `score`"), None],
        vi: "cần đúng một trong các khóa `criteria` hoặc `score`, nhưng đối tượng này không có",
        en: "expected exactly one of `criteria` or `score`, but this object has none",
    },
    Row {
        code: Code::WrongForm,
        of: || rules(&[("\"criteria\": \"assigned\",\n", "\"criteria\": \"assigned\", \"score\": {},\n")]),
        at: ("/conditions/0", 71, 5),
        says: [Some("more than one"), Some("exactly one of `criteria` or `score`"), None],
        vi: "cần đúng một trong các khóa `criteria` hoặc `score`, nhưng đối tượng này có nhiều hơn một",
        en: "expected exactly one of `criteria` or `score`, but this object has more than one",
    },
    Row {
        code: Code::UnsupportedFormat,
        of: || dossier(&[("{\n  \"rule_set\"", "{\"format\": 2,\n  \"rule_set\"")]),
        at: ("/format", 1, 12),
        says: [Some("2"), Some("1"), None],
        vi: "phiên bản định dạng `2` không được hỗ trợ; hãy dùng phiên bản 1",
        en: "format version `2` is not supported; this engine reads version 1",
    },
];
