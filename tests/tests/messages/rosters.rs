//! Rosters that contradict themselves, and what cannot be counted or compared.

use tieuchi::{Code, Diagnostic, Evaluation, Register, RollupOf, Roster, RuleSet, SubjectId, Year};
use tieuchi_tests::run::rule_set;
use tieuchi_tests::sample::{RULE_SET, edited, province};

use crate::Row;

fn roster(from: &str, to: &str) -> Vec<Diagnostic> {
    Roster::from_json(&edited(province::ROSTER, from, to)).expect_err("it is wrong").diagnostics().to_vec()
}

fn evaluation(rules: &RuleSet, level: &str, id: &str, year: u16) -> Evaluation {
    let text = format!(
        r#"{{"rule_set": "example.province.{level}", "subject": {{"id": "{id}", "level": "{level}"}}, "year": {year}}}"#
    );
    rules.evaluate(&rules.read_dossier(&text).expect("it can be read"))
}

fn commune(id: &str, year: u16) -> Evaluation {
    evaluation(&rule_set(province::COMMUNE), "commune", id, year)
}

fn roll_up(rules: &RuleSet, unit: &str, year: u16, evaluations: &[Evaluation]) -> Vec<Diagnostic> {
    let roster = Roster::from_json(province::ROSTER).expect("it can be read");
    let register = Register::from_json(province::REGISTER).expect("it can be read");
    let (unit, year) = (SubjectId::new(unit).expect("an id"), Year::new(year).expect("a year"));
    let of = RollupOf { roster: &roster, register: &register, unit: &unit, year, as_of: None, evaluations };
    rules.roll_up(&of).expect_err("it is wrong").diagnostics().to_vec()
}

fn of_district(unit: &str, evaluations: &[Evaluation]) -> Vec<Diagnostic> {
    roll_up(&rule_set(province::DISTRICT), unit, 2025, evaluations)
}

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::UnknownRoster,
        of: || Roster::builtin("vn.thanh-hoa.rooster").expect_err("it is wrong").diagnostics().to_vec(),
        at: ("", 1, 1),
        says: [Some("vn.thanh-hoa.rooster"), Some("vn.thanh-hoa.roster"), Some("vn.thanh-hoa.roster")],
        vi: "không có danh sách đơn vị `vn.thanh-hoa.rooster`; danh sách hiện có: `vn.thanh-hoa.roster`; có phải `vn.thanh-hoa.roster` không?",
        en: "there is no roster `vn.thanh-hoa.rooster`; there is `vn.thanh-hoa.roster`; did you mean `vn.thanh-hoa.roster`?",
    },
    Row {
        code: Code::LevelNotInRoster,
        of: || {
            roster(
                "\"name\": \"Xã minh họa B.2\",\n      \"level\": \"commune\"",
                "\"name\": \"Xã minh họa B.2\",\n      \"level\": \"comune\"",
            )
        },
        at: ("/units/7/level", 58, 16),
        says: [Some("comune"), None, Some("commune")],
        vi: "danh sách đơn vị không có cấp `comune`; có phải `commune` không?",
        en: "the roster has no level `comune`; did you mean `commune`?",
    },
    Row {
        code: Code::NotInRoster,
        of: || of_district("A", &[commune("A.9", 2025)]),
        at: ("", 1, 1),
        says: [Some("A.9"), None, Some("A.1")],
        vi: "danh sách đơn vị không có đơn vị `A.9`; có phải `A.1` không?",
        en: "the roster has no unit `A.9`; did you mean `A.1`?",
    },
    Row {
        code: Code::PartOfOtherLevel,
        of: || {
            roster(
                "\"name\": \"Xã minh họa B.2\",\n      \"level\": \"commune\",\n      \"part_of\": \"B\"",
                "\"name\": \"Xã minh họa B.2\",\n      \"level\": \"commune\",\n      \"part_of\": \"B.2\"",
            )
        },
        at: ("/units/7/part_of", 59, 18),
        says: [Some("B.2"), Some("district"), None],
        vi: "đơn vị `B.2` không thuộc cấp `district`; mỗi đơn vị thuộc một đơn vị của cấp ngay trên",
        en: "the unit `B.2` is not of the level `district`; a unit is part of one of the level just above its own",
    },
    Row {
        code: Code::PartOfNothing,
        of: || {
            roster(
                "\"name\": \"Huyện minh họa B\",\n      \"level\": \"district\"",
                "\"name\": \"Huyện minh họa B\",\n      \"level\": \"district\", \"part_of\": \"A\"",
            )
        },
        at: ("/units/5/part_of", 47, 39),
        says: [Some("district"), None, None],
        vi: "cấp `district` là cấp cao nhất của danh sách; hãy bỏ `part_of`",
        en: "the level `district` is the roster's highest; remove `part_of`",
    },
    Row {
        code: Code::NoRollup,
        of: || roll_up(&rule_set(RULE_SET), "A", 2025, &[]),
        at: ("", 1, 1),
        says: [Some("vn.mau.dx.huyen"), None, None],
        vi: "bộ tiêu chí `vn.mau.dx.huyen` không có tiêu chí nào tính từ các quyết định công nhận",
        en: "the rule set `vn.mau.dx.huyen` has no criterion that counts recognitions",
    },
    Row {
        code: Code::EvaluatedTwice,
        of: || of_district("A", &[commune("A.1", 2025), commune("A.2", 2025), commune("A.1", 2025)]),
        at: ("", 1, 1),
        says: [Some("A.1"), Some("2025"), None],
        vi: "đơn vị `A.1` có hai hồ sơ của năm `2025`; hãy bỏ một",
        en: "the unit `A.1` has two dossiers of the year `2025`; remove one",
    },
    Row {
        code: Code::NotPartOf,
        of: || of_district("A", &[commune("A.1", 2025), commune("B.1", 2025)]),
        at: ("", 1, 1),
        says: [Some("B.1"), Some("A"), None],
        vi: "đơn vị `B.1` không thuộc đơn vị `A`",
        en: "the unit `B.1` is not part of the unit `A`",
    },
    Row {
        code: Code::OtherSubject,
        of: || {
            let (earlier, later) = (commune("A.1", 2024), commune("A.2", 2025));
            later.upkeep(&earlier).expect_err("it is wrong").diagnostics().to_vec()
        },
        at: ("", 1, 1),
        says: [Some("A.1"), Some("A.2"), None],
        vi: "kết quả đánh giá này là của đơn vị `A.1`, không phải của `A.2`",
        en: "this evaluation is of the unit `A.1`, not of `A.2`",
    },
    Row {
        code: Code::NotEarlier,
        of: || {
            let (earlier, later) = (commune("A.1", 2025), commune("A.1", 2024));
            later.upkeep(&earlier).expect_err("it is wrong").diagnostics().to_vec()
        },
        at: ("", 1, 1),
        says: [Some("2025"), Some("2024"), None],
        vi: "năm `2025` không đứng trước năm `2024`; cần hai hồ sơ của hai năm khác nhau, hồ sơ của năm sớm hơn nêu đầu tiên",
        en: "the year `2025` is not before `2024`; expected dossiers of two years, that of the earlier year first",
    },
    Row {
        code: Code::NoNextYear,
        of: || {
            let rules = rule_set(province::COMMUNE);
            let last = commune("A.1", 2025);
            rules.outlook(last.dossier(), None).expect_err("it is wrong").diagnostics().to_vec()
        },
        at: ("", 1, 1),
        says: [Some("2025"), Some("2024, 2025"), None],
        vi: "bộ tiêu chí không đánh giá năm nào sau năm `2025`; hãy nêu năm `2024` hoặc `2025`",
        en: "the rule set assesses no year after `2025`; name `2024` or `2025`",
    },
    Row {
        code: Code::OtherDocument,
        of: || Roster::from_json(province::REGISTER).expect_err("it is wrong").diagnostics().to_vec(),
        at: ("/kind", 2, 11),
        says: [Some("a register"), Some("a roster"), None],
        vi: "đây là sổ theo dõi, không phải danh sách đơn vị",
        en: "this is a register, not a roster",
    },
    Row {
        code: Code::UnknownDuty,
        of: || {
            let text = edited(province::DISTRICT, "\"duty\": \"thu-hoi\"", "\"duty\": \"thu-hồi\"");
            RuleSet::from_json(&text).expect_err("it is wrong").diagnostics().to_vec()
        },
        at: ("/withdrawal/duty", 77, 13),
        says: [Some("thu-hồi"), None, Some("thu-hoi")],
        vi: "bộ tiêu chí không có trách nhiệm `thu-hồi`; có phải `thu-hoi` không?",
        en: "the rule set has no duty `thu-hồi`; did you mean `thu-hoi`?",
    },
];
