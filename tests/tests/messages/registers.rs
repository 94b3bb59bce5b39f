//! Registers that contradict themselves.

use tieuchi::{Code, Diagnostic, Register};
use tieuchi_tests::sample::{REGISTER, edited};

use crate::Row;

fn register(from: &str, to: &str) -> Vec<Diagnostic> {
    Register::from_json(&edited(REGISTER, from, to)).expect_err("it is wrong").diagnostics().to_vec()
}

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::UnknownRegister,
        of: || Register::builtin("vn.thanh-hoa.dx.registre").expect_err("it is wrong").diagnostics().to_vec(),
        at: ("", 1, 1),
        says: [
            Some("vn.thanh-hoa.dx.registre"),
            Some("vn.thanh-hoa.dx.register"),
            Some("vn.thanh-hoa.dx.register"),
        ],
        vi: "không có sổ theo dõi `vn.thanh-hoa.dx.registre`; sổ theo dõi hiện có: `vn.thanh-hoa.dx.register`; có phải `vn.thanh-hoa.dx.register` không?",
        en: "there is no register `vn.thanh-hoa.dx.registre`; there is `vn.thanh-hoa.dx.register`; did you mean `vn.thanh-hoa.dx.register`?",
    },
    Row {
        code: Code::UnknownUnit,
        of: || {
            let register = Register::from_json(REGISTER).expect("it can be read");
            vec![*register.look_up_unit("Huyện C").expect_err("it is not named")]
        },
        at: ("", 1, 1),
        says: [Some("Huyện C"), None, Some("Huyện A")],
        vi: "sổ theo dõi không nêu đơn vị `Huyện C`; có phải `Huyện A` không?",
        en: "the register does not name the unit `Huyện C`; did you mean `Huyện A`?",
    },
    Row {
        code: Code::UnknownLevel,
        of: || register(r#""totals": [{"level": "commune""#, r#""totals": [{"level": "comune""#),
        at: ("/totals/0/level", 14, 24),
        says: [Some("comune"), None, Some("commune")],
        vi: "sổ theo dõi không có cấp `comune`; có phải `commune` không?",
        en: "the register has no level `comune`; did you mean `commune`?",
    },
    Row {
        code: Code::DuplicateId,
        of: || {
            register(
                r#"{"id": "2", "name": "Huyện B", "level": "district"}, "finish""#,
                r#"{"id": "1", "name": "Huyện B", "level": "district"}, "finish""#,
            )
        },
        at: ("/assignments/1/unit", 12, 14),
        says: [Some("1"), None, None],
        vi: "mã `1` đã được dùng",
        en: "the id `1` is already in use",
    },
    Row {
        code: Code::WrongForm,
        of: || register(r#"{"in": 2024}"#, r#"{"in": 2024, "by": 2024}"#),
        at: ("/assignments/1/finish", 12, 77),
        says: [Some("more than one"), Some("exactly one of `in` or `by`"), None],
        vi: "cần đúng một trong các khóa `in` hoặc `by`, nhưng đối tượng này có nhiều hơn một",
        en: "expected exactly one of `in` or `by`, but this object has more than one",
    },
    Row {
        code: Code::DecisionsNotInOrder,
        of: || {
            register(r#""number": "4/QĐ", "date": "2025-06-30""#, r#""number": "4/QĐ", "date": "2025-06-29""#)
        },
        at: ("/decisions/3", 27, 5),
        says: [Some("2025-06-29"), None, None],
        vi: "ngày `2025-06-29` sớm hơn ngày của quyết định đứng trước; hãy xếp các quyết định theo ngày",
        en: "the date `2025-06-29` is earlier than that of the decision above; put decisions in the order of their dates",
    },
    Row {
        code: Code::DecisionBeforeYear,
        of: || {
            register(
                r#""year": 2023, "number": "1/QĐ", "date": "2024-01-10""#,
                r#""year": 2023, "number": "1/QĐ", "date": "2022-12-31""#,
            )
        },
        at: ("/decisions/0", 24, 5),
        says: [Some("2022-12-31"), Some("2023"), None],
        vi: "quyết định ngày `2022-12-31` không thể là quyết định cho năm `2023`",
        en: "a decision of `2022-12-31` cannot be one for the year `2023`",
    },
    Row {
        code: Code::AlreadyRecognised,
        of: || {
            register(
                r#"{"kind": "withdrawal", "unit": {"id": "2""#,
                r#"{"kind": "recognition", "unit": {"id": "2""#,
            )
        },
        at: ("/decisions/4", 28, 5),
        says: [Some("2"), Some("2024"), None],
        vi: "đơn vị `2` đã được công nhận cho năm `2024`; không ghi hai quyết định công nhận cho cùng một năm",
        en: "the unit `2` is recognised for `2024` already; do not record two recognitions for one year",
    },
    Row {
        code: Code::NothingToWithdraw,
        of: || register(r#""year": 2024, "number": "5/QĐ""#, r#""year": 2023, "number": "5/QĐ""#),
        at: ("/decisions/4", 28, 5),
        says: [Some("2"), Some("2023"), None],
        vi: "đơn vị `2` chưa được công nhận cho năm `2023` nên không có gì để thu hồi",
        en: "the unit `2` is not recognised for `2023`, so there is nothing to withdraw",
    },
];
