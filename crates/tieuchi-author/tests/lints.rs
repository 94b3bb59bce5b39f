//! Lints: each finds its slip and nothing else, what ships has none that is not accepted, and each has a page.

use std::collections::BTreeSet;

use tieuchi::{Code, Diagnostic, Language, Limits, RuleSet};
use tieuchi_author::{LintExceptions, PAGES, Tree, lints, page};

const DISTRICT: &str = include_str!("../../../rules/data/vn.thanh-hoa.dx.district.json");

/// What ships with exceptions, and these.
const SHIPPED: [[&str; 3]; 3] = [
    [
        "vn.thanh-hoa.dx.district",
        DISTRICT,
        include_str!("../../../rules/data/vn.thanh-hoa.dx.district.lints.json"),
    ],
    [
        "vn.thanh-hoa.dx.commune",
        include_str!("../../../rules/data/vn.thanh-hoa.dx.commune.json"),
        include_str!("../../../rules/data/vn.thanh-hoa.dx.commune.lints.json"),
    ],
    [
        "dti-3853-commune",
        include_str!("../../../rules/data/dti-3853-commune.json"),
        include_str!("../../../rules/data/dti-3853-commune.lints.json"),
    ],
];

/// The district set with some values in the place of others, `null` for none.
fn changed(changes: &[(&str, &str)]) -> String {
    let limits = Limits::default();
    let mut tree = Tree::parse(DISTRICT, &limits).unwrap();
    for (pointer, value) in changes {
        let value = Tree::parse(value, &limits).unwrap();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match tree.at_mut(parent).unwrap() {
            Tree::List(items) if key == "-" => items.push(value),
            parent if value == Tree::Null => drop(parent.take(key)),
            Tree::List(items) => items[key.parse::<usize>().unwrap()] = value,
            parent => parent.set(key, value),
        }
    }
    tree.to_lines()
}

/// What is found in the district set once it is changed, and not before.
fn found(changes: &[(&str, &str)]) -> Vec<String> {
    let said = |text: &str| -> Vec<String> {
        lints(text).iter().map(|found| found.to_string().split_once(" at ").unwrap().1.to_owned()).collect()
    };
    let text = changed(changes);
    if let Err(error) = RuleSet::from_json(&text) {
        panic!("{changes:?} {error}");
    }
    let before = said(DISTRICT);
    said(&text).into_iter().filter(|found| !before.contains(found)).collect()
}

/// Where the targets of II.3 stand.
const TARGETS: &str = "/groups/1/criteria/2/targets";

/// Changes of the district set: what stands in which place, and what is found then.
type Slip<'s> = (&'s [(&'s str, &'s str)], &'s [&'s str]);

const SLIPS: &[Slip<'_>] = &[
    (
        &[
            ("/years", "[2024, 2025, 2026]"),
            (TARGETS, r#"{"2024": {"at_least": "70"}, "2026": {"at_least": "80"}}"#),
        ],
        &[
            "/groups/1/criteria/2/targets: year_without_target: there is no target for `2025`, though there are for years before and after it",
        ],
    ),
    (
        &[(TARGETS, r#"{"2024": {"at_least": "70"}, "2025": {"at_least": "69.99"}}"#)],
        &[
            "/groups/1/criteria/2/targets/2025/at_least: target_falls: the target `at_least 69.99` asks less than that of the year before, `at_least 70`",
        ],
    ),
    (
        &[(
            TARGETS,
            r#"{"2024": {"at_most": "5", "by": {"region": {"island": {"at_most": "9"}}}}, "2025": {"at_most": "5", "by": {"region": {"island": {"at_most": "10"}, "plain": {"at_most": "20"}}}}}"#,
        )],
        &[
            "/groups/1/criteria/2/targets/2025/by/region/island/at_most: target_falls: the target `at_most 10` asks less than that of the year before, `at_most 9`",
        ],
    ),
    (
        &[(TARGETS, r#"{"2024": {"at_least": "0"}, "2025": {"at_least": "80"}}"#)],
        &[
            "/groups/1/criteria/2/targets/2024/at_least: target_cannot_fail: every value meets the target `at_least 0`",
        ],
    ),
    (
        &[("/groups/1/criteria/2/lead_agencies", "[]")],
        &[
            "/groups/1/criteria/2/id: criterion_without_lead: the criterion `II.3` has no lead agency, though others have one",
        ],
    ),
    (
        &[("/agencies/-", r#"{"id": "so-x", "name": {"vi": "Sở X", "en": "Department X"}}"#)],
        &["/agencies/25/id: agency_not_used: nothing in the rule set refers to the agency `so-x`"],
    ),
    (
        &[(
            "/resources/-",
            r#"{"id": "qd-x", "number": "1/QĐ", "date": null, "title": {"vi": "X", "en": "X"}}"#,
        )],
        &[
            "/resources/24/id: resource_not_used: nothing refers to the resource `qd-x`",
            "/resources/24/id: resource_without_number: the resource `qd-x` lacks `date`",
        ],
    ),
    (
        &[("/indices/-", r#"{"id": "x", "title": {"vi": "X", "en": "X"}}"#)],
        &["/indices/1/id: index_not_used: no condition asks for the index `x`"],
    ),
    (
        &[("/indices", "[]")],
        &[
            "/conditions/1/score/index: index_not_listed: the rule set does not list the index `dti-3853-district` in `indices`",
            "/conditions/2/score/index: index_not_listed: the rule set does not list the index `dti-3853-district` in `indices`",
        ],
    ),
    (
        &[("/documents/0/needed_by", "null")],
        &[
            "/documents/0/id: document_without_step: no step needs the document `report`; name the one that does in `needed_by`",
        ],
    ),
    (
        &[("/groups/0/title/en", "null")],
        &[
            "/groups/0/title: text_without_translation: the text `TIÊU CHÍ CHUNG` has no translation; add `en`",
        ],
    ),
    (
        &[("/agencies/1/name/vi", "\"SO THÔNG TIN - VÀ TRUYỀN THÔNG\"")],
        &[
            "/agencies/1/name/vi: confusable_title: the title `SO THÔNG TIN - VÀ TRUYỀN THÔNG` can be taken for that of `so-tttt`",
        ],
    ),
    (
        &[
            ("/groups/1/criteria/2/title/vi", "\"Tỷ lệ hộ gia đình được phủ mạng cáp quang.\""),
            ("/groups/1/criteria/2/measure/counted", "null"),
        ],
        &[
            "/groups/1/criteria/2/title/vi: title_not_in_quote: the title does not stand in the quote word for word; it differs from `cáp quang` on",
        ],
    ),
    (
        &[("/groups/1/criteria/1/measure/unit/vi", "\"Hệ thông\"")],
        &[
            "/groups/1/criteria/1/measure/unit/vi: unit_not_seen: the unit `Hệ thông` has not been used before; did you mean `Hệ thống`?",
        ],
    ),
    (
        &[("/groups/1/criteria/1/measure/unit/vi", "\"Cổng\"")],
        &["/groups/1/criteria/1/measure/unit/vi: unit_not_seen: the unit `Cổng` has not been used before"],
    ),
    (
        &[("/status", "\"accepted\"")],
        &[
            "/status: accepted_with_derived_validity: the status is `accepted`, but its validity is derived: `from`",
        ],
    ),
    (
        &[
            ("/status", "\"accepted\""),
            ("/valid/derived", "null"),
            (
                "/missing",
                r#"[{"what": {"vi": "X", "en": "X"}, "resource": "qd-1042-2024", "locator": "Phụ lục 3"}]"#,
            ),
        ],
        &[
            "/status: accepted_with_missing: the status is `accepted`, but parts of the source are `missing`; write `incomplete`, or add them",
        ],
    ),
    (
        &[("/status", "\"incomplete\"")],
        &[
            "/status: incomplete_but_whole: the status is `incomplete`, but all that the source declares is there; change it, or say in `missing` what is not",
        ],
    ),
    (
        &[("/status", "\"deprecated\"")],
        &[
            "/status: deprecated_without_end: the status is `deprecated`, but `valid.until` does not say until when it was in force",
        ],
    ),
    (
        &[("/valid/from", "\"2025-01-01\"")],
        &["/years/0: year_outside_validity: no day of `2024` lies within the validity `2025-01-01 – …`"],
    ),
    (
        &[("/groups/1/criteria/1/interpretation", "null"), ("/valid/interpretation", "null")],
        &[
            "/valid/derived: interpretation_missing: `derived` goes beyond the words of the source; say in `interpretation` how they are read",
            "/groups/1/criteria/1/targets/2024/present: interpretation_missing: `present` goes beyond the words of the source; say in `interpretation` how they are read",
        ],
    ),
    (
        &[("/groups/0/title/en", "\"General \"")],
        &["/groups/0/title/en: stray_space: `General ` begins or ends with white space; `--fix` removes it"],
    ),
    (
        &[("/groups/1/criteria/2/targets/2024/at_least", "\"70.0\"")],
        &[
            "/groups/1/criteria/2/targets/2024/at_least: decimal_form: `70.0` in normal form is `70`; `--fix` writes it so",
        ],
    ),
];

#[test]
fn each_lint_finds_its_slip_and_nothing_else() {
    for (changes, expected) in SLIPS {
        assert_eq!(found(changes), *expected, "{changes:?}");
    }
    for lint in Code::ALL.iter().filter(|code| code.is_lint()) {
        let name = format!(": {lint}: ");
        assert!(SLIPS.iter().any(|(_, expected)| expected.iter().any(|said| said.contains(&name))), "{lint}");
    }
}

/// What is said of the slips in Vietnamese, each message once.
const VIETNAMESE: [&str; 25] = [
    "year_without_target: không có chỉ tiêu cho năm `2025`, nhưng có cho năm trước và năm sau đó",
    "target_falls: chỉ tiêu `at_least 69.99` yêu cầu thấp hơn năm trước: `at_least 70`",
    "target_falls: chỉ tiêu `at_most 10` yêu cầu thấp hơn năm trước: `at_most 9`",
    "target_cannot_fail: mọi giá trị đều đạt chỉ tiêu `at_least 0`",
    "criterion_without_lead: tiêu chí `II.3` chưa có cơ quan chủ trì, trong khi tiêu chí khác có",
    "agency_not_used: không chỗ nào trong bộ tiêu chí dùng cơ quan `so-x`",
    "resource_not_used: không chỗ nào viện dẫn văn bản `qd-x`",
    "resource_without_number: văn bản `qd-x` chưa có `date`",
    "index_not_used: không điều kiện nào dùng bộ chỉ số `x`",
    "index_not_listed: bộ tiêu chí không ghi bộ chỉ số `dti-3853-district` trong `indices`",
    "document_without_step: không bước nào cần tài liệu `report`; hãy ghi bước cần nó trong `needed_by`",
    "text_without_translation: `TIÊU CHÍ CHUNG` chưa có bản tiếng Anh; hãy thêm `en`",
    "confusable_title: tên `SO THÔNG TIN - VÀ TRUYỀN THÔNG` dễ nhầm với tên của `so-tttt`",
    "title_not_in_quote: tên tiêu chí không có nguyên văn trong đoạn trích; khác nhau từ `cáp quang`",
    "unit_not_seen: đơn vị tính `Hệ thông` chưa từng được dùng; có phải `Hệ thống` không?",
    "unit_not_seen: đơn vị tính `Cổng` chưa từng được dùng",
    "accepted_with_derived_validity: trạng thái là `accepted`, nhưng hiệu lực mới chỉ được suy ra: `from`",
    "accepted_with_missing: trạng thái là `accepted`, nhưng `missing` còn phần chưa có; hãy ghi `incomplete` hoặc bổ sung phần đó",
    "incomplete_but_whole: trạng thái là `incomplete`, nhưng đã có đủ mọi phần mà văn bản nêu; hãy ghi trạng thái khác, hoặc ghi phần còn thiếu trong `missing`",
    "deprecated_without_end: trạng thái là `deprecated`, nhưng chưa ghi ngày hết hiệu lực trong `valid.until`",
    "year_outside_validity: không có ngày nào của năm `2024` nằm trong thời gian hiệu lực `2025-01-01 – …`",
    "interpretation_missing: `derived` là cách hiểu vượt ngoài lời văn bản; hãy ghi cách hiểu đó trong `interpretation`",
    "interpretation_missing: `present` là cách hiểu vượt ngoài lời văn bản; hãy ghi cách hiểu đó trong `interpretation`",
    "stray_space: `General ` có khoảng trắng thừa ở đầu hoặc cuối; `--fix` bỏ đi giúp",
    "decimal_form: hãy viết `70.0` gọn lại là `70`; `--fix` sửa giúp",
];

#[test]
fn every_lint_speaks_vietnamese() {
    let before = lints(DISTRICT);
    let mut said: Vec<String> = Vec::new();
    for (changes, _) in SLIPS {
        for found in lints(&changed(changes)) {
            let message = format!("{}: {}", found.code(), found.message(Language::Vietnamese));
            let is_new =
                |before: &Diagnostic| (before.code(), before.pointer()) == (found.code(), found.pointer());
            if !before.iter().any(is_new) && !said.contains(&message) {
                said.push(message);
            }
        }
    }
    assert_eq!(said, VIETNAMESE);
}

/// Takes every English text away.
fn bare(tree: &mut Tree) {
    match tree {
        Tree::List(items) => items.iter_mut().for_each(bare),
        Tree::Object(entries) => {
            entries.retain(|(key, _)| key != "en");
            for (_, value) in entries {
                bare(value);
            }
        }
        _ => {}
    }
}

#[test]
fn what_nothing_translates_is_said_once() {
    let limits = Limits::default();
    let mut tree = Tree::parse(DISTRICT, &limits).unwrap();
    bare(&mut tree);
    let found = lints(&tree.to_lines());
    let missing: Vec<&str> = found
        .iter()
        .filter(|found| found.code() == Code::TextWithoutTranslation)
        .map(Diagnostic::pointer)
        .collect();
    assert_eq!(missing, ["/title"]);
}

#[test]
fn what_ships_has_no_lint_that_is_not_accepted() {
    for [id, text, exceptions] in SHIPPED {
        let settled = LintExceptions::from_json(exceptions).unwrap().settle(id, lints(text));
        assert!(
            settled.left.is_empty() && settled.stale.is_empty() && !settled.accepted.is_empty(),
            "{settled:?}"
        );
    }
    let other = include_str!("../../../rules/data/dti-3853-district.json");
    assert_eq!(lints(other), []);
}

#[test]
fn exceptions_that_cover_nothing_and_those_of_others_are_reported() {
    let exceptions = LintExceptions::from_json(SHIPPED[0][2]).unwrap();
    let settled = exceptions.settle(SHIPPED[0][0], lints(DISTRICT).split_off(1));
    let said: Vec<String> = settled.stale.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "6:5 at /accepted/0: stale_exception: there is no such `resource_without_number` any more; remove this exception"
        ]
    );
    // The same place, and something else in it.
    let renamed = DISTRICT.replace("\"id\": \"tt-54-2017\"", "\"id\": \"tt-55-2017\"");
    let settled = exceptions.settle(SHIPPED[0][0], lints(&renamed));
    assert_eq!((settled.left.len(), settled.stale.len()), (2, 1), "{settled:?}");
    let settled = exceptions.settle("another", lints(DISTRICT));
    let said: Vec<String> = settled.stale.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "4:15 at /document: wrong_exceptions: these exceptions are for `vn.thanh-hoa.dx.district`, not for `another`"
        ]
    );
    assert_eq!((settled.left.len(), settled.accepted.len()), (4, 0));
}

#[test]
fn only_lints_can_be_accepted() {
    let text = r#"{"kind": "lint_exceptions", "document": "a", "accepted": [
        {"code": "target_not_in_row", "pointer": "", "found": "x", "reason": {"vi": "x"}},
        {"code": "missing_key", "pointer": "", "found": "x", "reason": {"vi": "x"}},
        {"code": "stray_spaces", "pointer": "", "found": "x", "reason": {"vi": "x"}},
        {"code": "stray_space", "found": "", "reason": {"vi": ""}}, {"code": "quotes_not_proven", "pointer": "/a", "found": "x", "reason": {"vi": "x"}}]}"#;
    let said: Vec<String> = LintExceptions::from_json(text)
        .unwrap_err()
        .iter()
        .map(|found| found.to_string().split_once(": ").unwrap().1.to_owned())
        .collect();
    assert_eq!(
        said,
        [
            "not_a_lint: `target_not_in_row` cannot be accepted; only lints can",
            "not_a_lint: `missing_key` cannot be accepted; only lints can",
            "unknown_code: there is no code `stray_spaces`; did you mean `stray_space`?",
            "missing_key: the key `pointer` is missing",
            "empty: this must not be empty",
            "empty: this must not be empty",
        ]
    );
}

#[test]
fn every_lint_has_a_page_and_every_page_a_code() {
    let named: BTreeSet<&str> = PAGES.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(named.len(), PAGES.len());
    for code in Code::ALL {
        if code.is_lint() {
            assert!(named.contains(code.as_str()), "{code} has no page");
        }
    }
    for (code, text) in PAGES {
        assert!(text.starts_with(&format!("# `{code}`\n\n## Tiếng Việt\n\n")), "{code}");
        for language in Language::ALL {
            let page = page(*code, language).unwrap();
            assert!(page.lines().count() > 8 && !page.contains("## "), "{code}: {page}");
        }
        assert_ne!(page(*code, Language::Vietnamese), page(*code, Language::English));
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/lints");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap().replace(".md", ""))
        .collect();
    assert_eq!(files, named.into_iter().map(ToOwned::to_owned).collect());
    assert_eq!(page(Code::MissingKey, Language::English), None);
    let list = include_str!("../../../docs/lints.md");
    for (code, _) in PAGES {
        assert!(list.contains(&format!("| [`{code}`](lints/{code}.md) | ")), "{code} is not listed");
    }
}

#[test]
fn thousands_of_criteria_are_linted_in_seconds() {
    let criterion = |number: usize| {
        format!(
            r#"{{"id": "c{number}", "title": {{"vi": "Tiêu chí {number}"}}, "measure": {{"kind": "count", "unit": {{"vi": "Loại {number}"}}}},
            "targets": {{"2024": {{"at_least": "70.0"}}, "2025": {{"at_least": "60"}}}}, "source": {{"resource": "r", "locator": "x", "quote": "Tiêu chí {number}"}}}}"#
        )
    };
    let criteria: Vec<String> = (0..3_000).map(criterion).collect();
    let text = format!(r#"{{"groups": [{{"id": "g", "criteria": [{}]}}]}}"#, criteria.join(","));
    let start = std::time::Instant::now();
    let found = lints(&text);
    let count = |code| found.iter().filter(|found| found.code() == code).count();
    assert_eq!(
        (count(Code::TargetFalls), count(Code::DecimalForm), count(Code::UnitNotSeen)),
        (3_000, 3_000, 3_000)
    );
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
