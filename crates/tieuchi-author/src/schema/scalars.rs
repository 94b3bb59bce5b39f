//! Strings and numbers, each with what a schema can say of its form.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

macro_rules! scalars {
    ($($(#[doc = $doc:literal])* $name:ident $schema:tt;)*) => {$(
        $(#[doc = $doc])*
        pub(super) struct $name(String);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

/// The largest count: 2⁵³ − 1.
const MOST: u64 = (1 << 53) - 1;

scalars! {
    /// A string with something to read in it: not of white space alone, as Unicode has it.
    Filled {
        "type": "string",
        "pattern": r"[^\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]",
        "patternErrorMessage": "Không được để trống. / It must not be empty."
    };
    /// An id: letters of any script, digits, `.`, `-`, `_`.
    Id {
        "type": "string",
        "pattern": r"^[\p{Alphabetic}\p{N}._-]+$",
        "maxLength": 128,
        "patternErrorMessage": "Mã chỉ gồm chữ, chữ số và . - _ / An id holds letters, digits and . - _ alone."
    };
    /// The id of a subject: any text that shows.
    SubjectId {
        "type": "string",
        "pattern": r"^[^\u0000-\u001f\u007f-\u009f]+$",
        "maxLength": 128,
        "patternErrorMessage": "Mã không được để trống và không chứa ký tự điều khiển. / An id must not be empty or hold control characters."
    };
    /// What is compared letter by letter: something to read, without control characters.
    Attribute {
        "type": "string",
        "pattern": r"^[^\u0000-\u001f\u007f-\u009f]*[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][^\u0000-\u001f\u007f-\u009f]*$",
        "patternErrorMessage": "Không được để trống và không chứa ký tự điều khiển. / It must not be empty or hold control characters."
    };
    /// The id of a rule set, optionally with `@version`.
    RuleSetName {
        "type": "string",
        "pattern": r"^[\p{Alphabetic}\p{N}._-]+(?:@(?:0|[1-9][0-9]{0,9})\.(?:0|[1-9][0-9]{0,9})\.(?:0|[1-9][0-9]{0,9}))?$",
        "patternErrorMessage": "Viết mã bộ tiêu chí, có thể kèm @phiên-bản. / Write the id of a rule set, optionally with @version."
    };
    /// Three whole numbers.
    Version {
        "type": "string",
        "pattern": r"^(?:0|[1-9][0-9]{0,9})\.(?:0|[1-9][0-9]{0,9})\.(?:0|[1-9][0-9]{0,9})$",
        "patternErrorMessage": "Phiên bản gồm ba số nguyên, như 2024.1.0. / A version is three whole numbers, such as 2024.1.0."
    };
    /// A day, but for the 29th of February in years that have none.
    Date {
        "type": "string",
        "pattern": r"^(?:19|2[0-9])[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))$",
        "patternErrorMessage": "Viết ngày theo dạng 2024-03-18, năm từ 1900 đến 2999. / Write a day as 2024-03-18, years 1900 to 2999."
    };
    /// A year.
    Year { "type": "integer", "minimum": 1900, "maximum": 2999 };
    /// A year as a key.
    YearKey { "type": "string", "pattern": "^(?:19|2[0-9])[0-9]{2}$" };
    /// A whole number.
    Count { "type": "integer", "minimum": 0, "maximum": MOST };
    /// The number of a year, which may lie just before the first.
    AnyYear { "type": "integer", "minimum": 1899, "maximum": 2999 };
    /// A decimal that is not negative, as text or number.
    Decimal {
        "type": ["string", "number"],
        "minimum": 0,
        "pattern": r"^(?:-?0(?:\.0+)?|(?:0|[1-9][0-9]{0,27})(?:\.[0-9]{1,28})?)$",
        "patternErrorMessage": "Viết số thập phân không âm với dấu chấm, như 82.5. / Write a decimal that is not negative with a point, such as 82.5."
    };
    /// A decimal from 0 to 100, as text or number.
    Percent {
        "type": ["string", "number"],
        "minimum": 0,
        "maximum": 100,
        "pattern": r"^(?:-?0(?:\.0+)?|(?:0|[1-9][0-9]?)(?:\.[0-9]{1,28})?|100(?:\.0+)?)$",
        "patternErrorMessage": "Viết tỷ lệ phần trăm từ 0 đến 100 với dấu chấm, như 82.5. / Write a percentage from 0 to 100 with a point, such as 82.5."
    };
    /// A whole number, as text or number.
    Whole {
        "type": ["string", "integer"],
        "minimum": 0,
        "maximum": MOST,
        "pattern": r"^(?:-?0|[1-9][0-9]{0,15})(?:\.0+)?$",
        "patternErrorMessage": "Viết số nguyên không âm. / Write a whole number that is not negative."
    };
    /// A decimal in normal form, as results write it.
    NormalDecimal { "type": "string", "pattern": r"^(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?$" };
    /// A decimal with the digits that were stated.
    StatedDecimal { "type": "string", "pattern": r"^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$" };
    /// `true` alone.
    True { "type": "boolean", "const": true };
    /// What must not be there: `null` is the same as nothing. Editors do not offer it.
    Absent {
        "type": "null",
        "doNotSuggest": true,
        "errorMessage": "Khóa này không dùng được ở đây. / This key cannot stand here."
    };
    /// What must be there. Editors offer the key where it is described.
    Stated {
        "not": { "type": "null" },
        "doNotSuggest": true,
        "errorMessage": "Phải có giá trị, không phải null. / It needs a value, not null."
    };
    /// The version of a format.
    Format { "type": "integer", "const": 1 };
    /// A SHA-256.
    Sha256 { "type": "string", "pattern": "^[0-9a-f]{64}$" };
    /// Some object.
    AnyObject { "type": "object" };
    /// Something.
    Anything {};
}

/// Words of the engine, each explained by the engine's own label.
pub(super) fn words(words: impl IntoIterator<Item = (&'static str, [&'static str; 2])>) -> Schema {
    let (names, labels): (Vec<Value>, Vec<Value>) =
        words.into_iter().map(|(name, [vi, en])| (json!(name), json!(format!("{vi}\n\n{en}")))).unzip();
    json_schema!({ "type": "string", "enum": names, "enumDescriptions": labels })
}
