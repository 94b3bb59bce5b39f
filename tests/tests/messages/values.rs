//! Texts, ids, dates and numbers.

use tieuchi::Code;

use crate::Row;
use crate::inputs::{dossier, rules};

pub(crate) const ROWS: &[Row] = &[
    Row {
        code: Code::Empty,
        of: || dossier(&[("Ảnh chụp", " ")]),
        at: ("/evidence/0/title", 17, 46),
        says: [None, None, None],
        vi: "chỗ này không được để trống",
        en: "this must not be empty",
    },
    Row {
        code: Code::NotNormalized,
        of: || dossier(&[(r#""plain""#, "\"do\u{302}\u{300}ng\"")]),
        at: ("/subject/attributes/region", 3, 103),
        says: [Some("do\u{302}\u{300}ng"), None, None],
        vi: "`do\u{302}\u{300}ng` chưa ở dạng chuẩn Unicode NFC (dựng sẵn); hãy gõ lại hoặc chuyển sang NFC",
        en: "`do\u{302}\u{300}ng` is not in Unicode normalization form C; retype it or convert it to NFC",
    },
    Row {
        code: Code::NotNormalized,
        of: || rules(&[("Bộ tiêu chí mẫu", "Bo\u{323}\u{302} tiêu chí mẫu")]),
        at: ("/title/vi", 5, 19),
        says: [Some("Bo\u{323}\u{302} tiêu chí mẫu"), None, None],
        vi: "`Bo\u{323}\u{302} tiêu chí mẫu` chưa ở dạng chuẩn Unicode NFC (dựng sẵn); hãy gõ lại hoặc chuyển sang NFC",
        en: "`Bo\u{323}\u{302} tiêu chí mẫu` is not in Unicode normalization form C; retype it or convert it to NFC",
    },
    Row {
        code: Code::UnsafeText,
        of: || dossier(&[("38.381", "38.\u{202e}183")]),
        at: ("/subject/id", 3, 21),
        says: [
            Some("38.\\u{202e}183"),
            Some("text in form C without invisible characters, at most 128 bytes"),
            None,
        ],
        vi: "`38.\\u{202e}183` chứa ký tự ẩn hoặc ký tự điều khiển; hãy bỏ các ký tự đó",
        en: "`38.\\u{202e}183` holds invisible or control characters; remove them",
    },
    Row {
        code: Code::InvalidId,
        of: || rules(&[(r#""id": "II.1""#, r#""id": "II 1""#)]),
        at: ("/groups/1/criteria/0/id", 61, 17),
        says: [Some("II 1"), Some("letters, digits, `.`, `-` and `_`, at most 128 bytes"), None],
        vi: "`II 1` không thể là mã định danh; cần chữ, chữ số, `.`, `-` và `_`, tối đa 128 byte",
        en: "`II 1` is not an id; expected letters, digits, `.`, `-` and `_`, at most 128 bytes",
    },
    Row {
        code: Code::InvalidId,
        of: || {
            dossier(&[(
                "38.381",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            )])
        },
        at: ("/subject/id", 3, 21),
        says: [
            Some("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"),
            Some("text in form C without invisible characters, at most 128 bytes"),
            None,
        ],
        vi: "`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` không thể là mã định danh; cần văn bản ở dạng NFC, không có ký tự ẩn, tối đa 128 byte",
        en: "`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` is not an id; expected text in form C without invisible characters, at most 128 bytes",
    },
    Row {
        code: Code::InvalidVersion,
        of: || rules(&[("2024.1.0", "2024.1")]),
        at: ("/version", 3, 14),
        says: [Some("2024.1"), None, None],
        vi: "`2024.1` không phải số phiên bản; hãy viết như `2024.1.0`",
        en: "`2024.1` is not a version; write it like `2024.1.0`",
    },
    Row {
        code: Code::InvalidVersion,
        of: || dossier(&[(r#""vn.mau.dx.huyen""#, r#""vn.mau.dx.huyen@moi""#)]),
        at: ("/rule_set", 2, 15),
        says: [Some("moi"), None, None],
        vi: "`moi` không phải số phiên bản; hãy viết như `2024.1.0`",
        en: "`moi` is not a version; write it like `2024.1.0`",
    },
    Row {
        code: Code::InvalidDate,
        of: || dossier(&[("2024-11-25", "25/11/2024")]),
        at: ("/documents/0/date", 14, 70),
        says: [Some("25/11/2024"), None, None],
        vi: "`25/11/2024` không phải là ngày hợp lệ; hãy viết năm-tháng-ngày, như `2024-03-18`",
        en: "`25/11/2024` is not a valid date; write year-month-day, like `2024-03-18`",
    },
    Row {
        code: Code::InvalidDate,
        of: || dossier(&[("2024-11-25", "2024-11-31")]),
        at: ("/documents/0/date", 14, 70),
        says: [Some("2024-11-31"), None, None],
        vi: "`2024-11-31` không phải là ngày hợp lệ; hãy viết năm-tháng-ngày, như `2024-03-18`",
        en: "`2024-11-31` is not a valid date; write year-month-day, like `2024-03-18`",
    },
    Row {
        code: Code::InvalidYear,
        of: || dossier(&[("\"year\": 2024,\n", "\"year\": 24,\n")]),
        at: ("/year", 4, 11),
        says: [Some("24"), None, None],
        vi: "`24` không phải năm từ 1900 đến 2999",
        en: "`24` is not a year from 1900 to 2999",
    },
    Row {
        code: Code::InvalidDecimal,
        of: || dossier(&[(r#""I.3": 4.5"#, r#""I.3": "4.5%""#)]),
        at: ("/values/I.3", 8, 12),
        says: [Some("\"4.5%\""), Some("a percentage from 0 to 100, like `\"82.5\"` or `82.5`"), None],
        vi: r#"`"4.5%"` không phải số thập phân; hãy viết như `82.5`"#,
        en: r#"`"4.5%"` is not a decimal; write it like `82.5`"#,
    },
    Row {
        code: Code::DecimalComma,
        of: || dossier(&[(r#""I.3": 4.5"#, r#""I.3": "4,5""#)]),
        at: ("/values/I.3", 8, 12),
        says: [Some("\"4,5\""), Some("a percentage from 0 to 100, like `\"82.5\"` or `82.5`"), None],
        vi: r#"`"4,5"` dùng dấu phẩy; dấu thập phân là dấu chấm, như `99.5`"#,
        en: r#"`"4,5"` has a comma; the decimal mark is a point, as in `99.5`"#,
    },
    Row {
        code: Code::Negative,
        of: || dossier(&[(r#""I.3": 4.5"#, r#""I.3": -4.5"#)]),
        at: ("/values/I.3", 8, 12),
        says: [Some("-4.5"), Some("a number that is not negative"), None],
        vi: "số `-4.5` không được âm",
        en: "the number `-4.5` must not be negative",
    },
    Row {
        code: Code::NotWhole,
        of: || dossier(&[(r#""I.2": 12"#, r#""I.2": 12.5"#)]),
        at: ("/values/I.2", 7, 12),
        says: [Some("12.5"), Some("a whole number from 0 to 9007199254740991"), None],
        vi: "`12.5` không phải số nguyên",
        en: "`12.5` is not a whole number",
    },
    Row {
        code: Code::CountTooLarge,
        of: || dossier(&[(r#""I.2": 12"#, r#""I.2": 9007199254740992"#)]),
        at: ("/values/I.2", 7, 12),
        says: [Some("9007199254740992"), Some("9007199254740991"), None],
        vi: "`9007199254740992` quá lớn; tối đa 9007199254740991",
        en: "`9007199254740992` is too large; at most 9007199254740991 is allowed",
    },
    Row {
        code: Code::PercentAbove100,
        of: || dossier(&[(r#""I.3": 4.5"#, r#""I.3": 100.5"#)]),
        at: ("/values/I.3", 8, 12),
        says: [Some("100.5"), None, None],
        vi: "`100.5` lớn hơn 100 phần trăm",
        en: "`100.5` is above 100 percent",
    },
];
