//! Rule sets that contradict themselves.

use tieuchi::Code;

use crate::Row;
use crate::inputs::{among_two, dossier, rules, warned};

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::DuplicateId,
        of: || rules(&[(r#""id": "I.3""#, r#""id": "I.2""#)]),
        at: ("/groups/0/criteria/2/id", 48, 17),
        says: [Some("I.2"), None, None],
        vi: "mã `I.2` đã được dùng",
        en: "the id `I.2` is already in use",
    },
    Row {
        code: Code::DuplicateId,
        of: || rules(&[(r#""lead_agencies": ["so-tttt"]"#, r#""lead_agencies": ["so-tttt", "so-tttt"]"#)]),
        at: ("/groups/0/criteria/0/lead_agencies/1", 31, 40),
        says: [Some("so-tttt"), None, None],
        vi: "mã `so-tttt` xuất hiện hai lần trong danh sách này",
        en: "the id `so-tttt` stands twice in this list",
    },
    Row {
        code: Code::DuplicateId,
        of: || rules(&[("\"id\": \"criteria\",\n", "\"id\": \"I.2\",\n")]),
        at: ("/conditions/0/id", 72, 13),
        says: [Some("I.2"), None, None],
        vi: "mã `I.2` đã là mã của một tiêu chí",
        en: "the id `I.2` is already the id of a criterion",
    },
    Row {
        code: Code::UnknownAgency,
        of: || rules(&[(r#""issuer": "ubnd-huyen""#, r#""issuer": "ubnd-tinh""#)]),
        at: ("/documents/0/issuer", 86, 17),
        says: [Some("ubnd-tinh"), None, None],
        vi: "bộ tiêu chí không có cơ quan `ubnd-tinh`",
        en: "the rule set has no agency `ubnd-tinh`",
    },
    Row {
        code: Code::UnknownAgency,
        of: || dossier(&[(r#""agency": "so-tttt""#, r#""agency": "so-ttt""#)]),
        at: ("/opinions/0/agency", 15, 27),
        says: [Some("so-ttt"), None, Some("so-tttt")],
        vi: "bộ tiêu chí không có cơ quan `so-ttt`; có phải `so-tttt` không?",
        en: "the rule set has no agency `so-ttt`; did you mean `so-tttt`?",
    },
    Row {
        code: Code::UnknownResource,
        of: || {
            rules(&[(
                r#""citations": [{"resource": "qd-1"}]"#,
                r#""citations": [{"resource": "luat-2023"}]"#,
            )])
        },
        at: ("/groups/0/criteria/0/citations/0/resource", 32, 38),
        says: [Some("luat-2023"), None, None],
        vi: "bộ tiêu chí không có văn bản `luat-2023`",
        en: "the rule set has no resource `luat-2023`",
    },
    Row {
        code: Code::UnknownIndex,
        of: || rules(&[(r#""index": "dti""#, r#""index": "dtti""#)]),
        at: ("/conditions/1/score/index", 78, 26),
        says: [Some("dtti"), None, Some("dti")],
        vi: "bộ tiêu chí không dùng bộ chỉ số `dtti`; có phải `dti` không?",
        en: "the rule set uses no index `dtti`; did you mean `dti`?",
    },
    Row {
        code: Code::UnknownIndex,
        of: || dossier(&[(r#""index": "dti""#, r#""index": "par""#)]),
        at: ("/scores/0/index", 12, 15),
        says: [Some("par"), None, None],
        vi: "bộ tiêu chí không dùng bộ chỉ số `par`",
        en: "the rule set uses no index `par`",
    },
    Row {
        code: Code::UnknownDocument,
        of: || rules(&[(r#""produces": ["report"]"#, r#""produces": ["reports"]"#)]),
        at: ("/procedure/0/produces/0", 96, 20),
        says: [Some("reports"), None, Some("report")],
        vi: "bộ tiêu chí không yêu cầu tài liệu `reports`; có phải `report` không?",
        en: "the rule set asks for no document `reports`; did you mean `report`?",
    },
    Row {
        code: Code::UnknownDocument,
        of: || dossier(&[(r#""id": "report""#, r#""id": "minutes""#)]),
        at: ("/documents/0/id", 14, 24),
        says: [Some("minutes"), None, None],
        vi: "bộ tiêu chí không yêu cầu tài liệu `minutes`",
        en: "the rule set asks for no document `minutes`",
    },
    Row {
        code: Code::UnknownStep,
        of: || rules(&[(r#""needed_by": "appraisal""#, r#""needed_by": "apraisal""#)]),
        at: ("/documents/0/needed_by", 87, 20),
        says: [Some("apraisal"), None, Some("appraisal")],
        vi: "trình tự không có bước `apraisal`; có phải `appraisal` không?",
        en: "the procedure has no step `apraisal`; did you mean `appraisal`?",
    },
    Row {
        code: Code::UnknownStep,
        of: || dossier(&[(r#""step": "appraisal""#, r#""step": "public-notice""#)]),
        at: ("/events/0/step", 16, 23),
        says: [Some("public-notice"), None, None],
        vi: "trình tự không có bước `public-notice`",
        en: "the procedure has no step `public-notice`",
    },
    Row {
        code: Code::UnknownGroup,
        of: || rules(&[(r#""II": 1}"#, r#""III": 1}"#)]),
        at: ("/declared/per_group/III", 9, 73),
        says: [Some("III"), None, Some("II")],
        vi: "bộ tiêu chí không có nhóm `III`; có phải `II` không?",
        en: "the rule set has no group `III`; did you mean `II`?",
    },
    Row {
        code: Code::MoreThanDeclared,
        of: || {
            rules(&[(
                r#""criteria": 4, "per_group": {"I": 3, "II": 1}"#,
                r#""criteria": 3, "per_group": {"I": 3}"#,
            )])
        },
        at: ("/declared/criteria", 9, 41),
        says: [Some("4"), Some("3"), None],
        vi: "quyết định chỉ nêu 3 tiêu chí, nhưng ở đây có 4",
        en: "the source declares 3 criteria, but there are 4",
    },
    Row {
        code: Code::FewerThanDeclared,
        of: || warned(&[("\"criteria\": 4, \"per_group\": {\"I\": 3, \"II\": 1}", "\"criteria\": 5")]),
        at: ("/declared/criteria", 9, 41),
        says: [Some("4"), Some("5"), None],
        vi: "quyết định nêu 5 tiêu chí, nhưng ở đây chỉ có 4; bộ tiêu chí này không bao giờ cho kết quả đạt",
        en: "the source declares 5 criteria, but there are only 4; this rule set can never be met",
    },
    Row {
        code: Code::MoreThanDeclared,
        of: || rules(&[(r#""groups": 2"#, r#""groups": 1"#)]),
        at: ("/declared/groups", 9, 26),
        says: [Some("2"), Some("1"), None],
        vi: "quyết định chỉ nêu 1 nhóm, nhưng ở đây có 2",
        en: "the source declares 1 group, but there are 2",
    },
    Row {
        code: Code::FewerThanDeclared,
        of: || warned(&[("\"per_group\": {\"I\": 3, \"II\": 1}", "\"per_group\": {\"II\": 2}")]),
        at: ("/declared/per_group/II", 9, 64),
        says: [Some("1"), Some("2"), None],
        vi: "quyết định nêu 2 tiêu chí trong nhóm này, nhưng ở đây chỉ có 1; bộ tiêu chí này không bao giờ cho kết quả đạt",
        en: "the source declares 2 criteria in this group, but there is only 1; this rule set can never be met",
    },
    Row {
        code: Code::DeclaredMismatch,
        of: || rules(&[(r#""I": 3, "II": 1"#, r#""I": 3, "II": 2"#)]),
        at: ("/declared/per_group", 9, 57),
        says: [Some("5"), Some("4"), None],
        vi: "các nhóm cộng lại là 5 tiêu chí, nhưng tổng số nêu là 4",
        en: "the groups add up to 5 criteria, but the declared total is 4",
    },
    Row {
        code: Code::TargetKind,
        of: || rules(&[(r#"{"at_most": "5"}"#, r#"{"present": true}"#)]),
        at: ("/groups/0/criteria/2/targets/2024/present", 51, 43),
        says: [Some("present"), Some("at_least, at_most"), None],
        vi: "chỉ tiêu `present` không hợp với đơn vị tính; cần `at_least` hoặc `at_most`",
        en: "the target `present` does not fit the measure; expected `at_least` or `at_most`",
    },
    Row {
        code: Code::TargetKind,
        of: || rules(&[(r#""2024": {"present": true}"#, r#""2024": {"at_least": 1}"#)]),
        at: ("/groups/1/criteria/0/targets/2024/at_least", 64, 44),
        says: [Some("at_least"), Some("present"), None],
        vi: "chỉ tiêu `at_least` không hợp với đơn vị tính; cần `present`",
        en: "the target `at_least` does not fit the measure; expected `present`",
    },
    Row {
        code: Code::TargetYear,
        of: || rules(&[(r#""2025": {"at_least": "80"}"#, r#""2026": {"at_least": "80"}"#)]),
        at: ("/groups/0/criteria/0/targets/2026", 29, 13),
        says: [Some("2026"), Some("2024, 2025"), None],
        vi: "bộ tiêu chí không đánh giá năm `2026`; các năm là `2024` và `2025`",
        en: "the rule set does not assess the year `2026`; its years are `2024` and `2025`",
    },
    Row {
        code: Code::YearsNotAscending,
        of: || rules(&[(r#""years": [2024, 2025]"#, r#""years": [2024, 2025, 2025]"#)]),
        at: ("/years/2", 7, 25),
        says: [Some("2025"), None, None],
        vi: "năm `2025` phải lớn hơn năm đứng trước",
        en: "the year `2025` must be later than the one before it",
    },
    Row {
        code: Code::ValidityReversed,
        of: || rules(&[(r#""until": "2026-12-31""#, r#""until": "2024-03-17""#)]),
        at: ("/valid/until", 8, 44),
        says: [Some("2024-03-17"), Some("2024-03-18"), None],
        vi: "ngày hết hiệu lực `2024-03-17` đứng trước ngày có hiệu lực `2024-03-18`",
        en: "the validity ends on `2024-03-17`, before it begins on `2024-03-18`",
    },
    Row {
        code: Code::MisprintNotInQuote,
        of: || rules(&[(r#""printed": "được được""#, r#""printed": "phủ phủ""#)]),
        at: ("/groups/0/criteria/0/source/misprints/0/printed", 37, 39),
        says: [Some("phủ phủ"), None, None],
        vi: "đoạn trích không có cụm từ `phủ phủ`",
        en: "the quote does not hold the words `phủ phủ`",
    },
    Row {
        code: Code::CountedNotInTitle,
        of: || rules(&[(r#""counted": {"vi": "hộ gia đình""#, r#""counted": {"vi": "hộ dân""#)]),
        at: ("/groups/0/criteria/0/measure/counted", 26, 53),
        says: [Some("hộ dân"), None, None],
        vi: "tên tiêu chí không có cụm từ `hộ dân`",
        en: "the title does not hold the words `hộ dân`",
    },
    Row {
        code: Code::UnknownRuleSet,
        of: || {
            tieuchi::RuleSet::builtin("vn.thanh-hoa.dx.distrikt")
                .expect_err("no such rule set")
                .diagnostics()
                .to_vec()
        },
        at: ("", 1, 1),
        says: [
            Some("vn.thanh-hoa.dx.distrikt"),
            Some("vn.thanh-hoa.dx.commune, vn.thanh-hoa.dx.district"),
            Some("vn.thanh-hoa.dx.district"),
        ],
        vi: "không có bộ tiêu chí `vn.thanh-hoa.dx.distrikt`; bộ tiêu chí hiện có: `vn.thanh-hoa.dx.commune` và `vn.thanh-hoa.dx.district`; có phải `vn.thanh-hoa.dx.district` không?",
        en: "there is no rule set `vn.thanh-hoa.dx.distrikt`; there are `vn.thanh-hoa.dx.commune` and `vn.thanh-hoa.dx.district`; did you mean `vn.thanh-hoa.dx.district`?",
    },
    Row {
        code: Code::UnknownRuleSet,
        of: || among_two(r#"{"rule_set": "vn.mau.dx.xa"}"#),
        at: ("/rule_set", 1, 14),
        says: [Some("vn.mau.dx.xa"), Some("vn.mau.dx.huyen, vn.thanh-hoa.dx.district"), None],
        vi: "không có bộ tiêu chí `vn.mau.dx.xa`; bộ tiêu chí hiện có: `vn.mau.dx.huyen` và `vn.thanh-hoa.dx.district`",
        en: "there is no rule set `vn.mau.dx.xa`; there are `vn.mau.dx.huyen` and `vn.thanh-hoa.dx.district`",
    },
    // Where a version is asked for, those at hand are named with theirs.
    Row {
        code: Code::UnknownRuleSet,
        of: || among_two(r#"{"rule_set": "vn.mau.dx.huyen@2023.1.0"}"#),
        at: ("/rule_set", 1, 14),
        says: [
            Some("vn.mau.dx.huyen@2023.1.0"),
            Some("vn.mau.dx.huyen@2024.1.0, vn.thanh-hoa.dx.district@2024.2.0"),
            Some("vn.mau.dx.huyen@2024.1.0"),
        ],
        vi: "không có bộ tiêu chí `vn.mau.dx.huyen@2023.1.0`; bộ tiêu chí hiện có: `vn.mau.dx.huyen@2024.1.0` và `vn.thanh-hoa.dx.district@2024.2.0`; có phải `vn.mau.dx.huyen@2024.1.0` không?",
        en: "there is no rule set `vn.mau.dx.huyen@2023.1.0`; there are `vn.mau.dx.huyen@2024.1.0` and `vn.thanh-hoa.dx.district@2024.2.0`; did you mean `vn.mau.dx.huyen@2024.1.0`?",
    },
    Row {
        code: Code::PeriodsOverlap,
        of: || {
            rules(&[(
                r#""name": {"vi": "Sở Thông tin và Truyền thông"}"#,
                r#""name": {"vi": "Sở Thông tin và Truyền thông"}, "names": [{"name": {"vi": "Sở A"}}, {"name": {"vi": "Sở B"}}]"#,
            )])
        },
        at: ("/agencies/0/names/1", 11, 107),
        says: [None, None, None],
        vi: "thời gian này phải bắt đầu sau khi thời gian đứng trước kết thúc",
        en: "this period must begin after the one above it has ended",
    },
    Row {
        code: Code::SuccessorAbove,
        of: || {
            rules(&[(
                r#""name": {"vi": "Sở Thông tin và Truyền thông"}"#,
                r#""name": {"vi": "Sở Thông tin và Truyền thông"}, "valid": {"until": "2025-06-30"}, "successor": "so-tttt""#,
            )])
        },
        at: ("/agencies/0/successor", 11, 118),
        says: [Some("so-tttt"), None, None],
        vi: "cơ quan kế tiếp `so-tttt` phải đứng sau cơ quan này trong danh sách",
        en: "the successor `so-tttt` must stand below this agency in the list",
    },
    Row {
        code: Code::UnknownAgency,
        of: || {
            rules(&[(
                r#""name": {"vi": "Sở Thông tin và Truyền thông"}"#,
                r#""name": {"vi": "Sở Thông tin và Truyền thông"}, "valid": {"until": "2025-06-30"}, "successor": "ubnd-huyn""#,
            )])
        },
        at: ("/agencies/0/successor", 11, 118),
        says: [Some("ubnd-huyn"), None, Some("ubnd-huyen")],
        vi: "bộ tiêu chí không có cơ quan `ubnd-huyn`; có phải `ubnd-huyen` không?",
        en: "the rule set has no agency `ubnd-huyn`; did you mean `ubnd-huyen`?",
    },
    Row {
        code: Code::MissingKey,
        of: || {
            rules(&[(
                r#""name": {"vi": "Sở Thông tin và Truyền thông"}"#,
                r#""name": {"vi": "Sở Thông tin và Truyền thông"}, "successor": "ubnd-huyen""#,
            )])
        },
        at: ("/agencies/0", 11, 5),
        says: [None, Some("valid"), None],
        vi: "thiếu khóa `valid`",
        en: "the key `valid` is missing",
    },
    Row {
        code: Code::WrongForm,
        of: || {
            rules(&[(
                r#""actors": ["so-tttt"]"#,
                r#""actors": ["so-tttt"], "deadline": {"before": "2023-11-30", "vi": "định kỳ"}"#,
            )])
        },
        at: ("/procedure/0/deadline", 95, 42),
        says: [Some("more than one"), Some("exactly one of `before`, `until` or `vi`"), None],
        vi: "cần đúng một trong các khóa `before`, `until` hoặc `vi`, nhưng đối tượng này có nhiều hơn một",
        en: "expected exactly one of `before`, `until` or `vi`, but this object has more than one",
    },
];
