//! Indices that contradict themselves, and values that they cannot score.

use tieuchi::{Code, Diagnostic, Index, Limits, RankBy, Ranking, RuleSet};
use tieuchi_tests::sample::edited;
use tieuchi_tests::vectors::{folder, load};

use crate::Row;

fn read(path: &str) -> String {
    std::fs::read_to_string(folder().join(path)).expect("it is there")
}

/// What is wrong with the documents of a vector: an index, how it fits, or the dossier.
fn vector(name: &str) -> Vec<Diagnostic> {
    let vector = load(&format!("scoring/{name}")).expect("it is there");
    let indices: Result<Vec<Index>, _> =
        vector.indices.iter().map(|path| Index::from_json(&read(path))).collect();
    let rules = RuleSet::from_json(&read("rule-sets/scored.json")).expect("it reads");
    let rules = match indices.and_then(|indices| rules.with_indices(indices)) {
        Ok(rules) => rules,
        Err(error) => return error.diagnostics().to_vec(),
    };
    let dossier = rules.read_dossier(&read(&format!("scoring/{name}/dossier.json")));
    dossier.expect_err("it is wrong").diagnostics().to_vec()
}

fn with(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(read("indices/methods.json"), |text, (from, to)| edited(&text, from, to))
}

/// What is wrong with the index of all methods after these edits.
fn index(edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    Index::from_json(&with(edits)).expect_err("it is wrong").diagnostics().to_vec()
}

/// What it warns of after these edits.
fn warned(edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    Index::from_json(&with(edits)).expect("it reads").warnings().to_vec()
}

/// What is wrong with it where three indicators are allowed.
fn few_indicators() -> Vec<Diagnostic> {
    let limits = Limits { criteria: 3, ..Limits::default() };
    let refusal = Index::from_json_with(&read("indices/methods.json"), &limits);
    refusal.expect_err("it is beyond the limit").diagnostics().to_vec()
}

/// What keeps dossiers of one unit with these scores from being ranked.
fn unranked(scores: &[(u16, u16, &str)]) -> Vec<Diagnostic> {
    let rules = RuleSet::from_json(&read("rule-sets/scored.json")).expect("it reads");
    let dossiers: Vec<_> = scores
        .iter()
        .map(|(year, of, basis)| {
            let text = format!(
                r#"{{"rule_set": "example.scored", "subject": {{"id": "x", "level": "commune"}}, "year": {year}, "scores":
                    [{{"index": "example.dti", "year": {of}, "basis": "{basis}", "points": 7, "maximum": 9}}]}}"#
            );
            rules.read_dossier(&text).expect("it reads")
        })
        .collect();
    let refusal = Ranking::of(&dossiers, &RankBy::default());
    refusal.expect_err("it is wrong").diagnostics().to_vec()
}

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::NoSuchScore,
        of: || unranked(&[]),
        at: ("", 1, 1),
        says: [None, None, None],
        vi: "không hồ sơ nào có điểm như vậy",
        en: "no dossier holds such a score",
    },
    Row {
        code: Code::SeveralScores,
        of: || unranked(&[(2023, 2023, "self"), (2024, 2023, "official")]),
        at: ("", 1, 1),
        says: [Some("example.dti/2023/official, example.dti/2023/self"), None, None],
        vi: "hồ sơ có điểm của nhiều bộ chỉ số, năm hoặc cách chấm: `example.dti/2023/official` và `example.dti/2023/self`; hãy chọn theo bộ chỉ số, năm và cách chấm",
        en: "the dossiers hold scores of several indices, years or bases: `example.dti/2023/official` and `example.dti/2023/self`; choose by index, year and basis",
    },
    Row {
        code: Code::IndexNotAtHand,
        of: || vector("refused-without-index"),
        at: ("/scores/0/indicators", 13, 21),
        says: [Some("example.dti"), None, None],
        vi: "không có tài liệu của bộ chỉ số `example.dti` để tính điểm; hãy ghi `points`",
        en: "the document of the index `example.dti` is not at hand to score by; state `points`",
    },
    Row {
        code: Code::IndexIncomplete,
        of: || vector("refused-by-an-incomplete-index"),
        at: ("/scores/0/indicators", 13, 21),
        says: [Some("example.dti"), None, None],
        vi: "bộ chỉ số `example.dti` chưa đầy đủ nên không tính được điểm; hãy ghi `points`",
        en: "the index `example.dti` is incomplete and scores nothing; state `points`",
    },
    Row {
        code: Code::YearNotScored,
        of: || vector("refused-year"),
        at: ("/scores/0/year", 11, 15),
        says: [Some("2022"), Some("2023, 2024"), None],
        vi: "bộ chỉ số không chấm điểm năm `2022`; các năm là `2023` và `2024`",
        en: "the index does not score the year `2022`; its years are `2023` and `2024`",
    },
    Row {
        code: Code::UnknownIndicator,
        of: || vector("refused-unknown-indicator"),
        at: ("/scores/0/indicators/A.I", 14, 9),
        says: [Some("A.I"), None, Some("A.1")],
        vi: "bộ chỉ số không có chỉ số `A.I`; có phải `A.1` không?",
        en: "the index has no indicator `A.I`; did you mean `A.1`?",
    },
    Row {
        code: Code::IndicatorIsSum,
        of: || vector("refused-value-of-a-sum"),
        at: ("/scores/0/indicators/C.1", 14, 9),
        says: [Some("C.1"), Some("C.1.a, C.1.b, C.1.c"), None],
        vi: "điểm của `C.1` là tổng các chỉ số thành phần; hãy ghi giá trị của `C.1.a`, `C.1.b` và `C.1.c`",
        en: "`C.1` is the sum of its parts; give the values of `C.1.a`, `C.1.b` and `C.1.c`",
    },
    Row {
        code: Code::UnknownCase,
        of: || vector("refused-unknown-case"),
        at: ("/scores/0/indicators/A.2", 14, 16),
        says: [Some("ful"), Some("full, half, none"), Some("full")],
        vi: "chỉ số không có trường hợp `ful`; hãy chọn `full`, `half` hoặc `none`; có phải `full` không?",
        en: "the indicator has no case `ful`; choose `full`, `half` or `none`; did you mean `full`?",
    },
    Row {
        code: Code::PointsMismatch,
        of: || vector("refused-points-mismatch"),
        at: ("/scores/0/points", 13, 17),
        says: [Some(r#""99.99""#), Some("100"), None],
        vi: r#"điểm `"99.99"` không khớp với các chỉ số; điểm đúng là `100`"#,
        en: r#"the points `"99.99"` do not match the indicators, which give `100`"#,
    },
    Row {
        code: Code::PointsMismatch,
        of: || vector("refused-points-impossible"),
        at: ("/scores/0/points", 13, 17),
        says: [Some(r#""79""#), Some("80–100"), None],
        vi: r#"điểm `"79"` không khớp với các chỉ số; điểm đúng là `80–100`"#,
        en: r#"the points `"79"` do not match the indicators, which give `80–100`"#,
    },
    Row {
        code: Code::PartsAboveMaximum,
        of: || vector("bad-index-parts-above"),
        at: ("/groups/2/indicators/0/scoring/parts", 230, 22),
        says: [Some("18"), Some("15"), None],
        vi: "các thành phần cho tới `18` điểm, vượt điểm tối đa `15`; nếu văn bản giới hạn tổng điểm, hãy ghi `capped`",
        en: "the parts give up to `18`, above the maximum `15`; where the source caps the sum, state `capped`",
    },
    Row {
        code: Code::PartsBelowMaximum,
        of: || vector("bad-index-parts-below"),
        at: ("/groups/2/indicators/0/scoring/parts", 230, 22),
        says: [Some("14"), Some("15"), None],
        vi: "các thành phần chỉ cho tới `14` điểm, không đạt điểm tối đa `15`",
        en: "the parts give only up to `14`, below the maximum `15`",
    },
    Row {
        code: Code::FullAtZero,
        of: || vector("bad-index-full-at-zero"),
        at: ("/groups/2/indicators/0/scoring/parts/0/scoring/full_at", 245, 30),
        says: [None, None, None],
        vi: "`full_at` phải lớn hơn 0",
        en: "`full_at` must be above 0",
    },
    Row {
        code: Code::BandsNotDescending,
        of: || vector("bad-index-bands"),
        at: ("/bands/1/at_least_percent", 320, 27),
        says: [Some(r#""80""#), None, None],
        vi: r#"tỷ lệ `"80"` phải nhỏ hơn tỷ lệ của mức đứng trước"#,
        en: r#"the share `"80"` must be below that of the band before it"#,
    },
    Row {
        code: Code::IndexOfOtherLevel,
        of: || vector("attach-of-other-level"),
        at: ("", 1, 1),
        says: [Some("district"), Some("commune"), None],
        vi: "bộ chỉ số dành cho cấp `district`, nhưng bộ tiêu chí dành cho cấp `commune`",
        en: "the index is for the level `district`, but the rule set assesses the level `commune`",
    },
    Row {
        code: Code::IndexTwice,
        of: || vector("attach-twice"),
        at: ("", 1, 1),
        says: [Some("example.dti"), None, None],
        vi: "có hai tài liệu của bộ chỉ số `example.dti`",
        en: "there are two documents of the index `example.dti`",
    },
    Row {
        code: Code::MaximumSum,
        of: || {
            index(&[
                (r#""maximum": "40""#, r#""maximum": "41""#),
                (r#""maximum": "100""#, r#""maximum": "101""#),
            ])
        },
        at: ("/groups/0/maximum", 40, 18),
        says: [Some("41"), Some("40"), None],
        vi: "điểm tối đa `41` khác tổng điểm tối đa của các thành phần là `40`",
        en: "the maximum `41` is not the sum of the maxima in it, which is `40`",
    },
    Row {
        code: Code::MaximumNotGiven,
        of: || index(&[(r#""points": "20""#, r#""points": "19""#)]),
        at: ("/groups/0/indicators/0/scoring/steps", 63, 22),
        says: [None, Some("20"), None],
        vi: "không có mục nào cho điểm tối đa `20`",
        en: "nothing here gives the maximum `20`",
    },
    Row {
        code: Code::StepsNotDescending,
        of: || index(&[(r#""otherwise": "0""#, r#""otherwise": "5""#)]),
        at: ("/groups/0/indicators/0/scoring/otherwise", 81, 26),
        says: [None, None, None],
        vi: "các mức phải xếp từ cao xuống thấp, cùng một loại giới hạn, mức sau ít điểm hơn mức trước",
        en: "steps go from the best to the worst with bounds of one kind, each with fewer points than the one before",
    },
    Row {
        code: Code::IndexFewerThanDeclared,
        of: || warned(&[(r#""indicators": 7"#, r#""indicators": 8"#)]),
        at: ("/declared/indicators", 21, 19),
        says: [Some("7"), Some("8"), None],
        vi: "văn bản nêu 8 chỉ số, nhưng ở đây chỉ có 7; bộ chỉ số này không tính được điểm",
        en: "the source declares 8 indicators, but there are only 7; this index scores nothing",
    },
    Row {
        code: Code::TooManyIndicators,
        of: || few_indicators(),
        at: ("/groups", 33, 13),
        says: [Some("10"), Some("3"), None],
        vi: "bộ chỉ số có 10 chỉ số, tối đa 3",
        en: "the index has 10 indicators; at most 3 are allowed",
    },
];
