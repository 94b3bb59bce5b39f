//! Diagnostic codes and the message of each, Vietnamese and English side by side.
//!
//! `{found}` and `{expected}` stand for what was found and expected; the other holes are those of `template.rs`. A message
//! is one sentence in lower case that names the mistake in the reader's words; where it can, it says what to write instead.

use std::fmt;

use crate::value::language::Language;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $(#[cfg($cfg:meta)])? $variant:ident $name:literal vi $vi:literal en $en:literal;)*) => {
        /// The stable code of a diagnostic. A code never changes its meaning; new ones may come.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])* $(#[cfg($cfg)])? $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$($(#[cfg($cfg)])? Self::$variant),*];

            /// The code as every wire writes it.
            pub const fn as_str(self) -> &'static str {
                match self { $($(#[cfg($cfg)])? Self::$variant => $name),* }
            }

            /// Whether it is about what authors of rule sets write beside them: tests, transcriptions, tables; or a lint of
            /// the rule set itself.
            pub fn is_for_authors(self) -> bool {
                match self {
                    $($(#[cfg($cfg)])? Self::$variant => {
                        let condition: &[&str] = &[$(stringify!($cfg))?];
                        condition.iter().any(|only| only.contains("author"))
                    })*
                }
            }

            pub(crate) const fn template(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        $(#[cfg($cfg)])?
                        (Self::$variant, Language::Vietnamese) => $vi,
                        $(#[cfg($cfg)])?
                        (Self::$variant, Language::English) => $en,
                    )*
                }
            }
        }
    };
}

codes! {
    // Text and JSON.
    /// The bytes are not UTF-8.
    InvalidUtf8 "invalid_utf8"
        vi "đây không phải văn bản UTF-8; hãy lưu lại tệp theo mã UTF-8"
        en "this is not UTF-8 text; save the file as UTF-8";
    /// There is nothing in the document.
    EmptyDocument "empty_document"
        vi "tài liệu JSON trống; cần một đối tượng JSON"
        en "the document is empty; a JSON object was expected";
    /// The text ends too early.
    UnexpectedEnd "unexpected_end"
        vi "tài liệu JSON kết thúc quá sớm; cần {expected}"
        en "the text ends too early; expected {expected}";
    /// Something stands where the grammar does not allow it.
    UnexpectedToken "unexpected_token"
        vi "gặp {found}, {expected:need}"
        en "found {found}, expected {expected}";
    /// A comma before a closing bracket.
    TrailingComma "trailing_comma"
        vi "thừa dấu phẩy trước dấu ngoặc đóng; hãy bỏ dấu phẩy này"
        en "a comma stands before the closing bracket; remove it";
    /// A comment.
    Comment "comment"
        vi "JSON không có chú thích; hãy bỏ chú thích này"
        en "JSON has no comments; remove this one";
    /// A number that JSON does not know.
    InvalidNumber "invalid_number"
        vi "{found} không phải số JSON; hãy viết như `70` hoặc `82.5`"
        en "{found} is not a JSON number; write it like `70` or `82.5`";
    /// An escape that JSON does not know.
    InvalidEscape "invalid_escape"
        vi "JSON không có ký hiệu {found}; dấu gạch chéo ngược phải viết là `\\\\`"
        en "JSON knows no escape {found}; a backslash itself is written `\\\\`";
    /// Half of a surrogate pair.
    LoneSurrogate "lone_surrogate"
        vi "{found} chỉ là một nửa của cặp mã thay thế (surrogate); hãy viết cả cặp hoặc chính ký tự đó"
        en "{found} is half of a surrogate pair and no character; write the whole pair or the character itself";
    /// A raw control character in a string.
    ControlCharacter "control_character"
        vi "dấu xuống dòng, dấu tab và các ký tự điều khiển khác trong chuỗi phải viết bằng ký hiệu, như `\\n`"
        en "a line break, a tab or another control character in a string must be escaped, like `\\n`";
    /// A key that stands twice in one object.
    DuplicateKey "duplicate_key"
        vi "khóa {found} xuất hiện hai lần trong đối tượng này; hãy bỏ một"
        en "the key {found} stands twice in this object; remove one";

    // Limits.
    /// More bytes than allowed.
    DocumentTooLarge "document_too_large"
        vi "tài liệu JSON có {found} byte, tối đa {expected}"
        en "the document has {found} {found?byte|bytes}; at most {expected} {expected?is|are} allowed";
    /// Arrays and objects nested too deep.
    TooDeep "too_deep"
        vi "mảng và đối tượng lồng nhau quá {expected} cấp"
        en "arrays and objects are nested more than {expected} {expected?level|levels} deep";
    /// A string with more bytes than allowed.
    StringTooLong "string_too_long"
        vi "chuỗi có {found} byte, tối đa {expected}"
        en "the string has {found} {found?byte|bytes}; at most {expected} {expected?is|are} allowed";
    /// A list or object with too many entries.
    TooManyEntries "too_many_entries"
        vi "danh sách hoặc đối tượng có quá {expected} mục"
        en "the list or object has more than {expected} {expected?entry|entries}";
    /// A rule set with too many criteria.
    TooManyCriteria "too_many_criteria"
        vi "bộ tiêu chí có {found} tiêu chí, tối đa {expected}"
        en "the rule set has {found} {found?criterion|criteria}; at most {expected} {expected?is|are} allowed";
    /// A decimal with too many digits.
    TooManyDigits "too_many_digits"
        vi "{found} có quá {expected} chữ số"
        en "{found} has more than {expected} {expected?digit|digits}";
    /// More is wrong than is reported.
    TooManyDiagnostics "too_many_diagnostics"
        vi "còn {found} lỗi nữa không được liệt kê"
        en "{found} more {found?error is|errors are} not listed";

    // Shape.
    /// A key that this object does not have.
    UnknownKey "unknown_key"
        vi "không có khóa {found} ở đây; {expected?khóa duy nhất|các khóa} là {expected:and}"
        en "there is no key {found} here; the {expected?only key is|keys are} {expected:and}";
    /// A key that must be there and is not.
    MissingKey "missing_key"
        vi "thiếu khóa {expected}"
        en "the key {expected} is missing";
    /// A value of the wrong kind.
    WrongType "wrong_type"
        vi "gặp {found}, cần {expected}"
        en "found {found}, expected {expected}";
    /// A word that is not one of those allowed.
    UnknownWord "unknown_word"
        vi "{found} không hợp lệ ở đây; {expected?hãy viết|hãy chọn} {expected:or}"
        en "{found} is not allowed here; {expected?write|choose} {expected:or}";
    /// An object that fits none of the forms allowed, or more than one.
    WrongForm "wrong_form"
        vi "cần {expected}, nhưng đối tượng này {found}"
        en "expected {expected}, but this object has {found}";
    /// A document of another kind than the one expected.
    #[cfg(any(feature = "register", feature = "indices"))]
    OtherDocument "other_document"
        vi "đây là {found}, không phải {expected}"
        en "this is {found}, not {expected}";
    /// A format version that this engine does not read.
    UnsupportedFormat "unsupported_format"
        vi "phiên bản định dạng {found} không được hỗ trợ; hãy dùng phiên bản {expected}"
        en "format version {found} is not supported; this engine reads version {expected}";

    /// Something of the format that the engine was built without.
    NotSupported "not_supported"
        vi "bản này không hỗ trợ {found}; hãy dùng bản đầy đủ"
        en "this build does not support {found}; use the full one";

    // Text and ids.
    /// A text or list that is empty and must not be.
    Empty "empty"
        vi "chỗ này không được để trống"
        en "this must not be empty";
    /// Text that is not in Unicode normalization form C.
    NotNormalized "not_normalized"
        vi "{found} chưa ở dạng chuẩn Unicode NFC (dựng sẵn); hãy gõ lại hoặc chuyển sang NFC"
        en "{found} is not in Unicode normalization form C; retype it or convert it to NFC";
    /// An id with characters that hide or reorder text.
    UnsafeText "unsafe_text"
        vi "{found} chứa ký tự ẩn hoặc ký tự điều khiển; hãy bỏ các ký tự đó"
        en "{found} holds invisible or control characters; remove them";
    /// A text that cannot be an id.
    InvalidId "invalid_id"
        vi "{found} không thể là mã định danh; cần {expected}"
        en "{found} is not an id; expected {expected}";
    /// A version that is not three whole numbers.
    InvalidVersion "invalid_version"
        vi "{found} không phải số phiên bản; hãy viết như `2024.1.0`"
        en "{found} is not a version; write it like `2024.1.0`";
    /// A date that does not exist or is written otherwise.
    InvalidDate "invalid_date"
        vi "{found} không phải là ngày hợp lệ; hãy viết năm-tháng-ngày, như `2024-03-18`"
        en "{found} is not a valid date; write year-month-day, like `2024-03-18`";
    /// A year outside 1900 to 2999 or not a whole number.
    InvalidYear "invalid_year"
        vi "{found} không phải năm từ 1900 đến 2999"
        en "{found} is not a year from 1900 to 2999";

    // Numbers.
    /// A text that is not a plain decimal.
    InvalidDecimal "invalid_decimal"
        vi "{found} không phải số thập phân; hãy viết như `82.5`"
        en "{found} is not a decimal; write it like `82.5`";
    /// A decimal written with a comma.
    DecimalComma "decimal_comma"
        vi "{found} dùng dấu phẩy; dấu thập phân là dấu chấm, như `99.5`"
        en "{found} has a comma; the decimal mark is a point, as in `99.5`";
    /// A number below zero.
    Negative "negative"
        vi "số {found} không được âm"
        en "the number {found} must not be negative";
    /// A count that is not whole.
    NotWhole "not_whole"
        vi "{found} không phải số nguyên"
        en "{found} is not a whole number";
    /// A count above 2⁵³ − 1.
    CountTooLarge "count_too_large"
        vi "{found} quá lớn; tối đa {expected}"
        en "{found} is too large; at most {expected} is allowed";
    /// A percentage above 100.
    PercentAbove100 "percent_above_100"
        vi "{found} lớn hơn 100 phần trăm"
        en "{found} is above 100 percent";

    // Rule sets.
    /// An id that stands twice.
    DuplicateId "duplicate_id"
        vi "mã {found} {how}"
        en "the id {found} {how}";
    /// A reference to an agency that the rule set does not have.
    UnknownAgency "unknown_agency"
        vi "bộ tiêu chí không có cơ quan {found}"
        en "the rule set has no agency {found}";
    /// A reference to a resource that the rule set does not have.
    UnknownResource "unknown_resource"
        vi "bộ tiêu chí không có văn bản {found}"
        en "the rule set has no resource {found}";
    /// A reference to a scoring index that the rule set does not have.
    UnknownIndex "unknown_index"
        vi "bộ tiêu chí không dùng bộ chỉ số {found}"
        en "the rule set uses no index {found}";
    /// A reference to a document that the rule set does not have.
    UnknownDocument "unknown_document"
        vi "bộ tiêu chí không yêu cầu tài liệu {found}"
        en "the rule set asks for no document {found}";
    /// A reference to a step that the rule set does not have.
    UnknownStep "unknown_step"
        vi "trình tự không có bước {found}"
        en "the procedure has no step {found}";
    /// A reference to a duty that the rule set does not have.
    #[cfg(feature = "procedure")]
    UnknownDuty "unknown_duty"
        vi "bộ tiêu chí không có trách nhiệm {found}"
        en "the rule set has no duty {found}";
    /// A reference to an assessment that the rule set does not have.
    #[cfg(feature = "procedure")]
    UnknownAssessment "unknown_assessment"
        vi "bộ tiêu chí không có lần đánh giá {found}"
        en "the rule set has no assessment {found}";
    /// An agency that is asked for two assessments in the same list of a dossier.
    #[cfg(feature = "procedure")]
    AssessorTwice "assessor_twice"
        vi "{found} đã cho một lần đánh giá khác trong {expected}"
        en "{found} already gives another assessment in {expected}";
    /// A reference to a group that the rule set does not have.
    UnknownGroup "unknown_group"
        vi "bộ tiêu chí không có nhóm {found}"
        en "the rule set has no group {found}";
    /// More groups or criteria than the source declares.
    MoreThanDeclared "more_than_declared"
        vi "quyết định chỉ nêu {expected}, nhưng ở đây có {found}"
        en "the source declares {expected}, but there {found?is|are} {found}";
    /// Fewer groups or criteria than the source declares: a warning.
    FewerThanDeclared "fewer_than_declared"
        vi "quyết định nêu {expected}, nhưng ở đây chỉ có {found}; bộ tiêu chí này không bao giờ cho kết quả đạt"
        en "the source declares {expected}, but there {found?is|are} only {found}; this rule set can never be met";
    /// Declared counts that contradict one another.
    DeclaredMismatch "declared_mismatch"
        vi "các nhóm cộng lại là {found}, nhưng tổng số nêu là {expected}"
        en "the groups add up to {found}, but the declared total is {expected}";
    /// A target of a kind that the measure does not take.
    TargetKind "target_kind"
        vi "chỉ tiêu {found} không hợp với đơn vị tính; cần {expected:or}"
        en "the target {found} does not fit the measure; expected {expected:or}";
    /// A target for a year that the rule set does not assess.
    TargetYear "target_year"
        vi "bộ tiêu chí không đánh giá năm {found}; {expected?năm duy nhất|các năm} là {expected:and}"
        en "the rule set does not assess the year {found}; its {expected?only year is|years are} {expected:and}";
    /// A target for a level of recognition that the rule set does not have.
    #[cfg(feature = "programmes")]
    UnknownRecognitionLevel "unknown_recognition_level"
        vi "bộ tiêu chí không có mức công nhận {found}"
        en "the rule set has no level of recognition {found}";
    /// A level that asks less of a criterion than one below it.
    #[cfg(feature = "programmes")]
    LevelWeaker "level_weaker"
        vi "mức {found} yêu cầu ít hơn, hoặc yêu cầu khác, so với mức thấp hơn {expected}; mức không có chỉ tiêu riêng ở đây theo chỉ tiêu chung"
        en "the level {found} asks less, or something else, than the lower level {expected}; a level without a target of its own here has the general one";
    /// A rule set with too many levels.
    #[cfg(feature = "programmes")]
    TooManyLevels "too_many_levels"
        vi "bộ tiêu chí có {found} mức công nhận, tối đa {expected}"
        en "the rule set has {found} levels; at most {expected} {expected?is|are} allowed";
    /// A rule set with too many conditions on some of its criteria.
    #[cfg(feature = "programmes")]
    TooManyConditions "too_many_conditions"
        vi "bộ tiêu chí có {found} điều kiện về một số tiêu chí, tối đa {expected}"
        en "the rule set has {found} conditions on some criteria; at most {expected} {expected?is|are} allowed";
    /// Years that do not ascend.
    YearsNotAscending "years_not_ascending"
        vi "năm {found} phải lớn hơn năm đứng trước"
        en "the year {found} must be later than the one before it";
    /// A validity that ends before it begins.
    ValidityReversed "validity_reversed"
        vi "ngày hết hiệu lực {found} đứng trước ngày có hiệu lực {expected}"
        en "the validity ends on {found}, before it begins on {expected}";
    /// A period that begins before the one above it has ended.
    PeriodsOverlap "periods_overlap"
        vi "thời gian này phải bắt đầu sau khi thời gian đứng trước kết thúc"
        en "this period must begin after the one above it has ended";
    /// A successor that does not stand below the agency it takes over from.
    SuccessorAbove "successor_above"
        vi "cơ quan kế tiếp {found} phải đứng sau cơ quan này trong danh sách"
        en "the successor {found} must stand below this agency in the list";
    /// A misprint that its quote does not hold.
    MisprintNotInQuote "misprint_not_in_quote"
        vi "đoạn trích không có cụm từ {found}"
        en "the quote does not hold the words {found}";
    /// What is counted is not named in the title.
    CountedNotInTitle "counted_not_in_title"
        vi "tên tiêu chí không có cụm từ {found}"
        en "the title does not hold the words {found}";
    /// A built-in rule set that does not exist.
    UnknownRuleSet "unknown_rule_set"
        vi "không có bộ tiêu chí {found}; bộ tiêu chí hiện có: {expected:and}"
        en "there is no rule set {found}; there {expected?is|are} {expected:and}";

    // Registers.
    /// A built-in register that does not exist.
    UnknownRegister "unknown_register"
        vi "không có sổ theo dõi {found}; sổ theo dõi hiện có: {expected:and}"
        en "there is no register {found}; there {expected?is|are} {expected:and}";
    /// A unit that the register does not name.
    UnknownUnit "unknown_unit"
        vi "sổ theo dõi không nêu đơn vị {found}"
        en "the register does not name the unit {found}";
    /// A level that the register does not list.
    UnknownLevel "unknown_level"
        vi "sổ theo dõi không có cấp {found}"
        en "the register has no level {found}";
    /// A decision dated before the one that stands above it.
    DecisionsNotInOrder "decisions_not_in_order"
        vi "ngày {found} sớm hơn ngày của quyết định đứng trước; hãy xếp các quyết định theo ngày"
        en "the date {found} is earlier than that of the decision above; put decisions in the order of their dates";
    /// A decision dated before the year for which it recognises.
    DecisionBeforeYear "decision_before_year"
        vi "quyết định ngày {found} không thể là quyết định cho năm {expected}"
        en "a decision of {found} cannot be one for the year {expected}";
    /// A recognition of a unit for a year for which it is recognised.
    AlreadyRecognised "already_recognised"
        vi "đơn vị {found} đã được công nhận cho năm {expected}; không ghi hai quyết định công nhận cho cùng một năm"
        en "the unit {found} is recognised for {expected} already; do not record two recognitions for one year";
    /// A withdrawal from a unit that is not recognised for that year.
    NothingToWithdraw "nothing_to_withdraw"
        vi "đơn vị {found} chưa được công nhận cho năm {expected} nên không có gì để thu hồi"
        en "the unit {found} is not recognised for {expected}, so there is nothing to withdraw";

    // Rosters, and what is counted by them.
    /// A built-in roster that does not exist.
    #[cfg(feature = "rollup")]
    UnknownRoster "unknown_roster"
        vi "không có danh sách đơn vị {found}; danh sách hiện có: {expected:and}"
        en "there is no roster {found}; there {expected?is|are} {expected:and}";
    /// A level that the roster does not list.
    #[cfg(feature = "rollup")]
    LevelNotInRoster "level_not_in_roster"
        vi "danh sách đơn vị không có cấp {found}"
        en "the roster has no level {found}";
    /// A unit that the roster does not have.
    #[cfg(feature = "rollup")]
    NotInRoster "not_in_roster"
        vi "danh sách đơn vị không có đơn vị {found}"
        en "the roster has no unit {found}";
    /// A unit that is part of one which is not of the level above its own.
    #[cfg(feature = "rollup")]
    PartOfOtherLevel "part_of_other_level"
        vi "đơn vị {found} không thuộc cấp {expected}; mỗi đơn vị thuộc một đơn vị của cấp ngay trên"
        en "the unit {found} is not of the level {expected}; a unit is part of one of the level just above its own";
    /// A unit of the highest level that is part of another.
    #[cfg(feature = "rollup")]
    PartOfNothing "part_of_nothing"
        vi "cấp {found} là cấp cao nhất của danh sách; hãy bỏ `part_of`"
        en "the level {found} is the roster's highest; remove `part_of`";
    /// A rule set with no criterion that counts recognised units.
    #[cfg(feature = "rollup")]
    NoRollup "no_rollup"
        vi "bộ tiêu chí {found} không có tiêu chí nào tính từ các quyết định công nhận"
        en "the rule set {found} has no criterion that counts recognitions";
    /// Two evaluations of one unit for one year.
    #[cfg(any(feature = "rollup", feature = "indices"))]
    EvaluatedTwice "evaluated_twice"
        vi "đơn vị {found} có hai hồ sơ của năm {expected}; hãy bỏ một"
        en "the unit {found} has two dossiers of the year {expected}; remove one";
    /// A unit that is not part of the one asked about.
    #[cfg(feature = "rollup")]
    NotPartOf "not_part_of"
        vi "đơn vị {found} không thuộc đơn vị {expected}"
        en "the unit {found} is not part of the unit {expected}";
    /// An evaluation of another subject.
    #[cfg(feature = "rollup")]
    OtherSubject "other_subject"
        vi "kết quả đánh giá này là của đơn vị {found}, không phải của {expected}"
        en "this evaluation is of the unit {found}, not of {expected}";
    /// An evaluation that is not of an earlier year than the one it is to be compared with.
    #[cfg(feature = "rollup")]
    NotEarlier "not_earlier"
        vi "năm {found} không đứng trước năm {expected}; cần hai hồ sơ của hai năm khác nhau, hồ sơ của năm sớm hơn nêu đầu tiên"
        en "the year {found} is not before {expected}; expected dossiers of two years, that of the earlier year first";
    /// An outlook from a year after which the rule set assesses none.
    #[cfg(feature = "rollup")]
    NoNextYear "no_next_year"
        vi "bộ tiêu chí không đánh giá năm nào sau năm {found}; hãy nêu năm {expected:or}"
        en "the rule set assesses no year after {found}; name {expected:or}";

    // Dossiers.
    /// A dossier for another rule set.
    WrongRuleSet "wrong_rule_set"
        vi "hồ sơ này theo bộ tiêu chí {found}, không phải {expected}"
        en "this dossier is for the rule set {found}, not {expected}";
    /// A subject of another level.
    WrongLevel "wrong_level"
        vi "đơn vị thuộc cấp {found}, nhưng bộ tiêu chí dành cho cấp {expected}"
        en "the subject is of the level {found}, but the rule set assesses the level {expected}";
    /// A year that the rule set does not assess.
    YearNotAssessed "year_not_assessed"
        vi "bộ tiêu chí không đánh giá năm {found}; {expected?năm duy nhất|các năm} là {expected:and}"
        en "the rule set does not assess the year {found}; its {expected?only year is|years are} {expected:and}";
    /// A value for a criterion that the rule set does not have.
    UnknownCriterion "unknown_criterion"
        vi "bộ tiêu chí không có tiêu chí {found}"
        en "the rule set has no criterion {found}";
    /// A numerator above its denominator.
    NumeratorAboveDenominator "numerator_above_denominator"
        vi "tử số {found} lớn hơn mẫu số {expected}"
        en "the numerator {found} is above the denominator {expected}";
    /// A percentage that is not its ratio.
    PercentMismatch "percent_mismatch"
        vi "{found} không khớp với tử số và mẫu số; tỷ lệ đúng là {expected}"
        en "{found} does not match its numerator and denominator, which give {expected}";
    /// A verdict and a number that contradict each other.
    CountMismatch "count_mismatch"
        vi "`present` là {found}, nhưng `count` là {expected}"
        en "`present` is {found}, but `count` is {expected}";
    /// A statement of an agency that the rule set does not ask for it.
    #[cfg(feature = "procedure")]
    UnknownAssessor "unknown_assessor"
        vi "bộ tiêu chí không giao {found} đánh giá nội dung này"
        en "the rule set does not ask {found} to assess this";
    /// An outcome that does not follow from the value beside it.
    #[cfg(feature = "procedure")]
    OutcomeMismatch "outcome_mismatch"
        vi "`outcome` là {found}, nhưng theo `value` phải là {expected}"
        en "`outcome` is {found}, but `value` gives {expected}";
    /// Two statements of an agency on the same criterion, or on the whole, that say the same.
    #[cfg(feature = "procedure")]
    DuplicateStatement "duplicate_statement"
        vi "đã có ý kiến của {found} về nội dung này"
        en "there is already a statement of {found} on this";
    /// Two statements of an agency on the same criterion, or on the whole, that say different things.
    #[cfg(feature = "procedure")]
    StatementsDiffer "statements_differ"
        vi "ý kiến của {found} khác ý kiến của chính cơ quan đó nêu ở trên: {expected}"
        en "the statement of {found} is not what the same agency says above: {expected}";
    /// An event dated before an earlier step of the procedure.
    #[cfg(feature = "procedure")]
    EventOutOfOrder "event_out_of_order"
        vi "ngày {found} sớm hơn một bước đứng trước trong trình tự: {expected}"
        en "the date {found} is earlier than a step that comes before in the procedure: {expected}";
    /// Two scores for the same index, year and basis.
    DuplicateScore "duplicate_score"
        vi "đã có điểm cho {found}"
        en "there is already a score for {found}";
    /// Points above the maximum.
    PointsAboveMaximum "points_above_maximum"
        vi "điểm {found} lớn hơn tổng số điểm {expected}"
        en "the points {found} are above the maximum {expected}";
    /// A maximum that is not the one of the index.
    MaximumMismatch "maximum_mismatch"
        vi "tổng số điểm {found} khác tổng số điểm {expected} của bộ chỉ số"
        en "the maximum {found} is not the index's maximum {expected}";
    /// An exemption where the rule set allows none.
    #[cfg(feature = "programmes")]
    ExemptionsNotAllowed "exemptions_not_allowed"
        vi "bộ tiêu chí không cho phép miễn tiêu chí nào"
        en "the rule set allows no exemptions";
    /// An exemption from a criterion from which the rule set allows none.
    #[cfg(feature = "programmes")]
    CriterionNotExemptible "criterion_not_exemptible"
        vi "bộ tiêu chí không cho phép miễn tiêu chí {found}; chỉ được miễn {expected:and}"
        en "the rule set allows no exemption from {found}; only from {expected:and}";
    /// An exemption by an agency that may not exempt.
    #[cfg(feature = "programmes")]
    AuthorityNotAllowed "authority_not_allowed"
        vi "cơ quan {found} không có quyền miễn tiêu chí; cần {expected:or}"
        en "the agency {found} may not exempt; expected {expected:or}";
    /// Two exemptions from one criterion at one time.
    #[cfg(feature = "programmes")]
    ExemptionsOverlap "exemptions_overlap"
        vi "tiêu chí {found} đã được miễn trong một phần của thời gian này; mỗi ngày chỉ ghi một lần miễn"
        en "another exemption from {found} covers part of this time; record one for each day";

    // Indices and the values of their indicators.
    /// Indicator values of an index whose document is not attached.
    #[cfg(feature = "indices")]
    IndexNotAtHand "index_not_at_hand"
        vi "không có tài liệu của bộ chỉ số {found} để tính điểm; hãy ghi `points`"
        en "the document of the index {found} is not at hand to score by; state `points`";
    /// Indicator values of an index that does not hold all that its source declares.
    #[cfg(feature = "indices")]
    IndexIncomplete "index_incomplete"
        vi "bộ chỉ số {found} chưa đầy đủ nên không tính được điểm; hãy ghi `points`"
        en "the index {found} is incomplete and scores nothing; state `points`";
    /// Indicator values for a year that the index does not score.
    #[cfg(feature = "indices")]
    YearNotScored "year_not_scored"
        vi "bộ chỉ số không chấm điểm năm {found}; {expected?năm duy nhất|các năm} là {expected:and}"
        en "the index does not score the year {found}; its {expected?only year is|years are} {expected:and}";
    /// A value for an indicator that the index does not have.
    #[cfg(feature = "indices")]
    UnknownIndicator "unknown_indicator"
        vi "bộ chỉ số không có chỉ số {found}"
        en "the index has no indicator {found}";
    /// A value for a sum, whose parts have values.
    #[cfg(feature = "indices")]
    IndicatorIsSum "indicator_is_sum"
        vi "điểm của {found} là tổng các chỉ số thành phần; hãy ghi giá trị của {expected:and}"
        en "{found} is the sum of its parts; give the values of {expected:and}";
    /// A case that the indicator does not have.
    #[cfg(feature = "indices")]
    UnknownCase "unknown_case"
        vi "chỉ số không có trường hợp {found}; {expected?hãy viết|hãy chọn} {expected:or}"
        en "the indicator has no case {found}; {expected?write|choose} {expected:or}";
    /// Stated points that do not follow from the indicators.
    #[cfg(feature = "indices")]
    PointsMismatch "points_mismatch"
        vi "điểm {found} không khớp với các chỉ số; {expected?điểm đúng là|điểm gần nhất có thể có là} {expected:or}"
        en "the points {found} do not match the indicators, {expected?which give|with which the nearest possible are} {expected:or}";
    /// Fewer groups or indicators than the source declares: a warning.
    #[cfg(feature = "indices")]
    IndexFewerThanDeclared "index_fewer_than_declared"
        vi "văn bản nêu {expected}, nhưng ở đây chỉ có {found}; bộ chỉ số này không tính được điểm"
        en "the source declares {expected}, but there {found?is|are} only {found}; this index scores nothing";
    /// An index with too many indicators.
    #[cfg(feature = "indices")]
    TooManyIndicators "too_many_indicators"
        vi "bộ chỉ số có {found} chỉ số, tối đa {expected}"
        en "the index has {found} {found?indicator|indicators}; at most {expected} {expected?is|are} allowed";
    /// A maximum that is not the sum of its members' maxima.
    #[cfg(feature = "indices")]
    MaximumSum "maximum_sum"
        vi "điểm tối đa {found} khác tổng điểm tối đa của các thành phần là {expected}"
        en "the maximum {found} is not the sum of the maxima in it, which is {expected}";
    /// Parts that give more than their sum's maximum, without a cap.
    #[cfg(feature = "indices")]
    PartsAboveMaximum "parts_above_maximum"
        vi "các thành phần cho tới {found} điểm, vượt điểm tối đa {expected}; nếu văn bản giới hạn tổng điểm, hãy ghi `capped`"
        en "the parts give up to {found}, above the maximum {expected}; where the source caps the sum, state `capped`";
    /// Parts that give less than their sum's maximum.
    #[cfg(feature = "indices")]
    PartsBelowMaximum "parts_below_maximum"
        vi "các thành phần chỉ cho tới {found} điểm, không đạt điểm tối đa {expected}"
        en "the parts give only up to {found}, below the maximum {expected}";
    /// Steps or cases none of which gives the maximum.
    #[cfg(feature = "indices")]
    MaximumNotGiven "maximum_not_given"
        vi "không có mục nào cho điểm tối đa {expected}"
        en "nothing here gives the maximum {expected}";
    /// Steps that do not go from the best to the worst.
    #[cfg(feature = "indices")]
    StepsNotDescending "steps_not_descending"
        vi "các mức phải xếp từ cao xuống thấp, cùng một loại giới hạn, mức sau ít điểm hơn mức trước"
        en "steps go from the best to the worst with bounds of one kind, each with fewer points than the one before";
    /// Bands that do not descend.
    #[cfg(feature = "indices")]
    BandsNotDescending "bands_not_descending"
        vi "tỷ lệ {found} phải nhỏ hơn tỷ lệ của mức đứng trước"
        en "the share {found} must be below that of the band before it";
    /// All points for a share of zero.
    #[cfg(feature = "indices")]
    FullAtZero "full_at_zero"
        vi "`full_at` phải lớn hơn 0"
        en "`full_at` must be above 0";
    /// An index for subjects of another level than the rule set's.
    #[cfg(feature = "indices")]
    IndexOfOtherLevel "index_of_other_level"
        vi "bộ chỉ số dành cho cấp {found}, nhưng bộ tiêu chí dành cho cấp {expected}"
        en "the index is for the level {found}, but the rule set assesses the level {expected}";
    /// Two index documents with the same id.
    #[cfg(feature = "indices")]
    IndexTwice "index_twice"
        vi "có hai tài liệu của bộ chỉ số {found}"
        en "there are two documents of the index {found}";
    /// Dossiers to be ranked none of which holds a score of the index, year and basis asked for.
    #[cfg(feature = "indices")]
    NoSuchScore "no_such_score"
        vi "không hồ sơ nào có điểm như vậy"
        en "no dossier holds such a score";
    /// Dossiers to be ranked that hold scores of several indices, years or bases.
    #[cfg(feature = "indices")]
    SeveralScores "several_scores"
        vi "hồ sơ có điểm của nhiều bộ chỉ số, năm hoặc cách chấm: {found:and}; hãy chọn theo bộ chỉ số, năm và cách chấm"
        en "the dossiers hold scores of several indices, years or bases: {found:and}; choose by index, year and basis";

    // Tests of rules.
    /// A base dossier that the tests do not have.
    #[cfg(feature = "author")]
    UnknownBase "unknown_base"
        vi "không có hồ sơ gốc {found}"
        en "there is no base dossier {found}";
    /// A code that no diagnostic has.
    #[cfg(feature = "author")]
    UnknownCode "unknown_code"
        vi "không có mã lỗi {found}"
        en "there is no code {found}";
    /// A case that expects an evaluation and an error, or neither.
    #[cfg(feature = "author")]
    ExpectOrError "expect_or_error"
        vi "mỗi phép thử cần đúng một trong hai khóa `expect` và `error`"
        en "a case has exactly one of the keys `expect` and `error`";

    // Transcriptions.
    /// A transcription of another rule set's source.
    #[cfg(feature = "author")]
    WrongTranscription "wrong_transcription"
        vi "bản chép này dành cho {found}, không phải {expected}"
        en "this transcription is for {found}, not for {expected}";
    /// A row that is neither a paragraph nor cells nor titles of columns, or more than one of these.
    #[cfg(feature = "author")]
    RowForm "row_form"
        vi "mỗi dòng cần đúng một trong các khóa `text`, `cells` và `columns`"
        en "a row has exactly one of the keys `text`, `cells` and `columns`";
    /// A quote of a place that the transcription does not have.
    #[cfg(feature = "author")]
    UnknownRow "unknown_row"
        vi "bản chép không có chỗ {found}"
        en "the transcription has no place {found}";
    /// A quote that does not stand in the transcription word for word.
    #[cfg(feature = "author")]
    QuoteNotInRow "quote_not_in_row"
        vi "đoạn trích không có nguyên văn ở chỗ {expected} của bản chép; khác nhau từ {found}"
        en "the quote does not stand word for word at {expected} of the transcription; it differs from {found} on";
    /// A target that the cell of its year does not hold.
    #[cfg(feature = "author")]
    TargetNotInRow "target_not_in_row"
        vi "chỉ tiêu {found} khác với ô của năm đó trong bản chép: {expected}"
        en "the target {found} is not what the cell of its year says in the transcription: {expected}";
    /// Quotes of a source without a transcription.
    #[cfg(feature = "author")]
    QuotesNotProven "quotes_not_proven"
        vi "chưa có bản chép của văn bản {found} để đối chiếu các đoạn trích"
        en "there is no transcription of the resource {found} to prove its quotes by";
    /// A scanned text with another hash than that of which the transcription was made.
    #[cfg(feature = "author")]
    OtherScan "other_scan"
        vi "văn bản quét có SHA-256 {found}, nhưng bản chép được lập từ văn bản có SHA-256 {expected}"
        en "the scanned text has the SHA-256 {found}, but the transcription was made of one with {expected}";
    /// A row that the scanned text does not hold where it should.
    #[cfg(feature = "author")]
    NotInScan "not_in_scan"
        vi "văn bản quét không khớp với dòng này: văn bản quét có {found}, bản chép có {expected}"
        en "the scanned text does not agree with this row: the scan says {found}, the transcription {expected}";
    /// Words of the scanned text that no row holds.
    #[cfg(feature = "author")]
    NotTranscribed "not_transcribed"
        vi "bản chép thiếu phần này của văn bản quét: {found}"
        en "the transcription lacks this part of the scanned text: {found}";
    // Tables of criteria.
    /// A file that is no table.
    #[cfg(feature = "author")]
    NotATable "not_a_table"
        vi "đây là {found}, không phải bảng; hãy lưu bảng thành tệp .xlsx, .ods hoặc .csv (UTF-8)"
        en "this is {found} and no table; save the table as .xlsx, .ods or .csv (UTF-8)";
    /// A workbook that cannot be taken apart.
    #[cfg(feature = "author")]
    WorkbookBroken "workbook_broken"
        vi "tệp bảng tính bị hỏng hoặc không đúng định dạng ở phần {found}; hãy mở và lưu lại tệp"
        en "the workbook is broken, or not of its format, in the part {found}; open it and save it again";
    /// A workbook with a password.
    #[cfg(feature = "author")]
    WorkbookEncrypted "workbook_encrypted"
        vi "tệp bảng tính được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi lưu lại"
        en "the workbook is protected by a password; remove it and save the file again";
    /// A workbook that holds too many bytes once it is taken apart.
    #[cfg(feature = "author")]
    WorkbookTooLarge "workbook_too_large"
        vi "tệp bảng tính bung ra hơn {expected} byte; hãy chỉ giữ lại bảng tiêu chí"
        en "the workbook unfolds to more than {expected} bytes; keep only the table of criteria";
    /// A sheet with too many rows, columns or cells.
    #[cfg(feature = "author")]
    SheetTooLarge "sheet_too_large"
        vi "trang tính có quá {expected} dòng, cột hoặc ô; hãy xóa phần thừa"
        en "the sheet has more than {expected} rows, columns or cells; delete what is not needed";
    /// A sheet that the workbook does not have.
    #[cfg(feature = "author")]
    UnknownSheet "unknown_sheet"
        vi "không có trang tính {found}; trang tính hiện có: {expected:and}"
        en "there is no sheet {found}; there {expected?is|are} {expected:and}";
    /// No cell of the sheet holds anything.
    #[cfg(feature = "author")]
    EmptySheet "empty_sheet"
        vi "bảng không có ô nào có nội dung"
        en "the table has no cell with anything in it";
    /// No row of the sheet looks like the head of a table of criteria.
    #[cfg(feature = "author")]
    NoTable "no_table"
        vi "không tìm thấy dòng tiêu đề có cột {expected:and}"
        en "there is no heading row with the columns {expected:and}";
    /// Tables in several sheets.
    #[cfg(feature = "author")]
    SeveralTables "several_tables"
        vi "các trang tính {found:and} đều có bảng tiêu chí; hãy chọn một bằng `--sheet`"
        en "the sheets {found:and} all hold a table of criteria; choose one with `--sheet`";
    /// A second heading in one sheet.
    #[cfg(feature = "author")]
    SecondTable "second_table"
        vi "trang tính có thêm một dòng tiêu đề; hãy giữ mỗi trang một bảng, hoặc xóa dòng tiêu đề lặp lại"
        en "a second heading stands here; keep one table in a sheet, or delete the repeated heading";
    /// Two columns that say the same.
    #[cfg(feature = "author")]
    ColumnTwice "column_twice"
        vi "cột {found} xuất hiện hai lần; hãy bỏ một"
        en "the column {found} stands twice; remove one";
    /// A column that is not read: a warning.
    #[cfg(feature = "author")]
    ColumnLeftOut "column_left_out"
        vi "không đọc cột {found}"
        en "the column {found} is not read";
    /// A sheet that is not read: a warning.
    #[cfg(feature = "author")]
    SheetLeftOut "sheet_left_out"
        vi "không đọc trang tính này vì không có bảng tiêu chí"
        en "this sheet is not read because it holds no table of criteria";
    /// A row that is neither a group nor a criterion and was left out: a warning.
    #[cfg(feature = "author")]
    RowLeftOut "row_left_out"
        vi "dòng này không phải nhóm hay tiêu chí nên không được đọc: {found}"
        en "this row is neither a group nor a criterion and is not read: {found}";
    /// A row of which it cannot be told what it is.
    #[cfg(feature = "author")]
    RowUnclear "row_unclear"
        vi "không rõ dòng này là nhóm hay tiêu chí nào: số thứ tự là {found}; hãy viết như {expected:or}"
        en "it cannot be told which group or criterion this row is: its number is {found}; write it like {expected:or}";
    /// A cell that must be filled.
    #[cfg(feature = "author")]
    CellMissing "cell_missing"
        vi "ô {expected} để trống; hãy điền"
        en "the cell for {expected} is blank; fill it in";
    /// A formula in place of a value.
    #[cfg(feature = "author")]
    CellFormula "cell_formula"
        vi "ô chứa công thức {found}, kết quả có thể đã cũ; hãy dán lại thành giá trị"
        en "the cell holds the formula {found}, whose result may be stale; paste it as a value";
    /// An error of a spreadsheet, a date or a truth value in place of a text or number.
    #[cfg(feature = "author")]
    CellKind "cell_kind"
        vi "ô chứa {found}, không phải chữ hay số; hãy gõ lại ở định dạng văn bản"
        en "the cell holds {found}, which is neither text nor a number; retype it with the format for text";
    /// A merged cell that is read for each row or column that it covers: a warning.
    #[cfg(feature = "author")]
    CellMerged "cell_merged"
        vi "ô gộp {found} được đọc cho mọi dòng và cột mà nó phủ"
        en "the merged cell {found} is read for every row and column that it covers";
    /// A target that cannot be read.
    #[cfg(feature = "author")]
    NotATarget "not_a_target"
        vi "không đọc được chỉ tiêu {found}; hãy viết như {expected:or}"
        en "the target {found} cannot be read; write it like {expected:or}";
    /// A target that excludes its own figure.
    #[cfg(feature = "author")]
    StrictTarget "strict_target"
        vi "chỉ tiêu {found} không gồm chính mức đó, định dạng chưa ghi được; hãy kiểm tra rồi viết như {expected:or}"
        en "the target {found} excludes its own figure, which the format cannot say; check it and write it like {expected:or}";
    /// A blank target, read as one that is not assigned: a warning.
    #[cfg(feature = "author")]
    NotAssigned "not_assigned"
        vi "ô chỉ tiêu để trống được hiểu là không giao tiêu chí {found} trong năm đó"
        en "the blank target is read as {found} not being assigned in that year";
    /// A figure that can be read in two ways.
    #[cfg(feature = "author")]
    AmbiguousNumber "ambiguous_number"
        vi "{found} có thể hiểu theo hai cách; hãy viết {expected:or}"
        en "{found} can be read in two ways; write {expected:or}";
    /// A figure that has a second reading, which is not possible here: a warning.
    #[cfg(feature = "author")]
    NumberReadAs "number_read_as"
        vi "{found} được đọc là {expected}"
        en "{found} is read as {expected}";
    /// A number in a cell with more digits than anybody types.
    #[cfg(feature = "author")]
    NumberNotTyped "number_not_typed"
        vi "ô chứa số {found}, có vẻ là kết quả tính; hãy gõ lại con số của văn bản"
        en "the cell holds {found}, which looks calculated; type the figure of the document";
    /// A cell that shows fewer digits than it holds: a warning.
    #[cfg(feature = "author")]
    NumberShownRounded "number_shown_rounded"
        vi "ô hiển thị ít chữ số hơn số mà nó chứa; số được đọc là {found}"
        en "the cell shows fewer digits than it holds; it is read as {found}";
    /// A percentage for what is not counted in percent.
    #[cfg(feature = "author")]
    PercentUnit "percent_unit"
        vi "{found} là phần trăm, nhưng đơn vị tính là {expected}"
        en "{found} is a percentage, but the unit is {expected}";
    /// A unit whose figures are read as counts: a warning.
    #[cfg(feature = "author")]
    UnitReadAsCount "unit_read_as_count"
        vi "đơn vị tính {found} được hiểu là số đếm (số nguyên); nếu giá trị có thể có số lẻ, hãy sửa `count` thành `amount`"
        en "the unit {found} is read as counted in whole numbers; where values may have decimals, change `count` to `amount`";
    /// A unit whose figures are read as amounts: a warning.
    #[cfg(feature = "author")]
    UnitReadAsAmount "unit_read_as_amount"
        vi "đơn vị tính {found} được hiểu là đại lượng có thể có số lẻ"
        en "the unit {found} is read as one whose values may have decimals";
    /// A bare figure that is read as a minimum: a warning.
    #[cfg(feature = "author")]
    BareTarget "bare_target"
        vi "các chỉ tiêu như {found} không ghi “trở lên” hay “không quá” và được hiểu là mức tối thiểu"
        en "targets like {found} say neither “at least” nor “at most” and are read as minimums";
    /// A name with a comma, read as that of one agency: a warning.
    #[cfg(feature = "author")]
    AgencyWithComma "agency_with_comma"
        vi "{found} được đọc là tên một cơ quan; nếu là nhiều cơ quan, hãy xuống dòng giữa các tên"
        en "{found} is read as the name of one agency; if it names several, put each on a line of its own";
    /// A citation without a number: a warning.
    #[cfg(feature = "author")]
    CitationUnclear "citation_unclear"
        vi "không thấy số văn bản trong {found}; được ghi thành một văn bản không có số và ngày"
        en "{found} names no number of an act; it is recorded as one without number and date";
    /// What the table does not say and was filled in for the time being: a warning.
    #[cfg(feature = "author")]
    NotInTable "not_in_table"
        vi "bảng không nêu {found:and}; nội dung tạm đã được ghi, hãy sửa trước khi dùng"
        en "the table does not say {found:and}; what was put there is provisional, correct it before use";
    /// A criterion that differs from the base, with a quote made of the cells: a warning.
    #[cfg(feature = "author")]
    CriterionChanged "criterion_changed"
        vi "tiêu chí {found} khác bộ tiêu chí gốc; trích dẫn được ghi lại theo các ô, hãy kiểm tra nguồn"
        en "the criterion {found} differs from the base; its quote was made of the cells, check its source";
    /// A criterion of the base that the table does not have: a warning.
    #[cfg(feature = "author")]
    CriterionDropped "criterion_dropped"
        vi "bảng không có tiêu chí {found} của bộ tiêu chí gốc; tiêu chí này đã bị bỏ"
        en "the table does not have the criterion {found} of the base; it was dropped";
    /// A revised set under the version of its base: a warning.
    #[cfg(feature = "author")]
    VersionToRaise "version_to_raise"
        vi "bộ tiêu chí đã khác bộ tiêu chí gốc nên được ghi là dự thảo; hãy nâng số phiên bản {found}"
        en "the set differs from its base and is written as a draft; raise the version {found}";
    /// Options that are needed because the table does not say what they say.
    #[cfg(feature = "author")]
    OptionNeeded "option_needed"
        vi "bảng không cho biết đủ để lập bộ tiêu chí mới; hãy nêu thêm {expected:and}, hoặc nêu bộ tiêu chí gốc bằng `--base`"
        en "the table does not say enough for a new rule set; add {expected:and}, or name a set to start from with `--base`";
    /// Options for what a review workbook says itself.
    #[cfg(feature = "author")]
    OptionNotNeeded "option_not_needed"
        vi "tệp rà soát này chứa cả bộ tiêu chí; hãy bỏ {found:and}"
        en "this review workbook holds the whole rule set; leave out {found:and}";
    /// A table of a review sheet without the rest of its rule set.
    #[cfg(feature = "author")]
    BaseNeeded "base_needed"
        vi "bảng rà soát này không chứa các phần khác của bộ tiêu chí; hãy nêu bộ tiêu chí gốc bằng `--base`"
        en "this review table does not hold the rest of its rule set; name the set it was exported from with `--base`";
    /// A text that is longer than a cell can be.
    #[cfg(feature = "author")]
    TextTooLongForCell "text_too_long_for_cell"
        vi "{found} dài hơn {expected} ký tự nên không vừa một ô; hãy xuất ra .csv"
        en "{found} has more than the {expected} characters that fit a cell; export to .csv";

    // Comparisons, versions and receipts.
    /// A map of renames that names what a rule set does not have.
    #[cfg(feature = "author")]
    UnknownRename "unknown_rename"
        vi "bộ tiêu chí {expected} không có {found}"
        en "the rule set {expected} has no {found}";
    /// A new name that is that of two old things.
    #[cfg(feature = "author")]
    RenamedTwice "renamed_twice"
        vi "{found} đã là tên mới của {expected}; mục cũ bị bỏ thì ghi `null`"
        en "{found} is already the new name of {expected}; what is dropped is mapped to `null`";
    /// Two versions of a rule set that are in force on the same day for the same year.
    #[cfg(feature = "author")]
    VersionsOverlap "versions_overlap"
        vi "các phiên bản {expected} cùng có hiệu lực: {found}"
        en "the versions {expected} are in force at the same time: {found}";
    /// A year that no version assesses, between years that are assessed.
    #[cfg(feature = "author")]
    YearUncovered "year_uncovered"
        vi "không phiên bản nào của {expected} đánh giá năm {found}, dù có năm trước và năm sau"
        en "no version of {expected} assesses the year {found}, though years before and after it are assessed";
    /// Days on which no version is in force, between days on which one is.
    #[cfg(feature = "author")]
    DaysUncovered "days_uncovered"
        vi "không phiên bản nào của {expected} có hiệu lực {found}, dù trước và sau đó có"
        en "no version of {expected} is in force {found}, though one is before and after";
    /// A receipt whose evaluation is not the one that it was made of.
    #[cfg(feature = "author")]
    ReceiptAltered "receipt_altered"
        vi "kết quả ghi trong biên nhận có SHA-256 {found}, nhưng biên nhận ghi {expected}: nội dung đã bị sửa"
        en "the evaluation in the receipt has the SHA-256 {found}, but the receipt says {expected}: it was altered";
    /// A receipt made with other semantics of the engine.
    #[cfg(feature = "author")]
    ReceiptSemantics "receipt_semantics"
        vi "biên nhận được lập với ngữ nghĩa {expected}, còn chương trình này dùng ngữ nghĩa {found}"
        en "the receipt was made with the semantics {expected}, but this program has {found}";
    /// A receipt of a version that is not at hand.
    #[cfg(feature = "author")]
    ReceiptRuleSetMissing "receipt_rule_set_missing"
        vi "không có bộ tiêu chí {found} mà biên nhận ghi"
        en "the rule set {found} that the receipt names is not at hand";
    /// A rule set that has changed since the receipt was made.
    #[cfg(feature = "author")]
    ReceiptRuleSetChanged "receipt_rule_set_changed"
        vi "bộ tiêu chí hiện có SHA-256 {found}, nhưng kết quả được lập theo bộ có SHA-256 {expected}"
        en "the rule set at hand has the SHA-256 {found}, but the evaluation was made with one of {expected}";
    /// An index that has changed since the receipt was made, or is not at hand.
    #[cfg(feature = "author")]
    ReceiptIndexChanged "receipt_index_changed"
        vi "các bộ chỉ số hiện có không phải là các bộ đã dùng để lập kết quả: {found}, khi đó {expected}"
        en "the indices at hand are not those that the evaluation was made with: {found}, then {expected}";
    /// A dossier that has changed since the receipt was made.
    #[cfg(feature = "author")]
    ReceiptDossierChanged "receipt_dossier_changed"
        vi "hồ sơ có SHA-256 {found}, nhưng kết quả được lập từ hồ sơ có SHA-256 {expected}"
        en "the dossier has the SHA-256 {found}, but the evaluation was made of one with {expected}";
    /// An evaluation that comes out otherwise than when the receipt was made.
    #[cfg(feature = "author")]
    ReceiptEvaluationChanged "receipt_evaluation_changed"
        vi "đánh giá lại cho kết quả có SHA-256 {found}, khác với biên nhận: {expected}"
        en "evaluated again the result has the SHA-256 {found}, not that of the receipt: {expected}";

    // Exceptions from lints.
    /// An exception for a code that is no lint.
    #[cfg(feature = "author")]
    NotALint "not_a_lint"
        vi "không thể chấp nhận {found}; chỉ chấp nhận được các lưu ý về cách soạn bộ tiêu chí"
        en "{found} cannot be accepted; only lints can";
    /// Exceptions for another document.
    #[cfg(feature = "author")]
    WrongExceptions "wrong_exceptions"
        vi "các ngoại lệ này dành cho {found}, không phải {expected}"
        en "these exceptions are for {found}, not for {expected}";
    /// An exception from a lint that finds nothing there.
    #[cfg(feature = "author")]
    StaleException "stale_exception"
        vi "không còn lưu ý {found} nào như vậy; hãy bỏ ngoại lệ này"
        en "there is no such {found} any more; remove this exception";

    // Lints.
    /// A year without target between years with one.
    #[cfg(feature = "author")]
    YearWithoutTarget "year_without_target"
        vi "không có chỉ tiêu cho năm {found}, nhưng có cho năm trước và năm sau đó"
        en "there is no target for {found}, though there are for years before and after it";
    /// A target that asks less than that of the year before.
    #[cfg(feature = "author")]
    TargetFalls "target_falls"
        vi "chỉ tiêu {found} yêu cầu thấp hơn năm trước: {expected}"
        en "the target {found} asks less than that of the year before, {expected}";
    /// A target that every value meets.
    #[cfg(feature = "author")]
    TargetCannotFail "target_cannot_fail"
        vi "mọi giá trị đều đạt chỉ tiêu {found}"
        en "every value meets the target {found}";
    /// A criterion without a lead agency where others have one.
    #[cfg(feature = "author")]
    CriterionWithoutLead "criterion_without_lead"
        vi "tiêu chí {found} chưa có cơ quan chủ trì, trong khi tiêu chí khác có"
        en "the criterion {found} has no lead agency, though others have one";
    /// An agency that nothing refers to.
    #[cfg(feature = "author")]
    AgencyNotUsed "agency_not_used"
        vi "không chỗ nào trong bộ tiêu chí dùng cơ quan {found}"
        en "nothing in the rule set refers to the agency {found}";
    /// A resource that nothing refers to.
    #[cfg(feature = "author")]
    ResourceNotUsed "resource_not_used"
        vi "không chỗ nào viện dẫn văn bản {found}"
        en "nothing refers to the resource {found}";
    /// An index that no condition asks for.
    #[cfg(feature = "author")]
    IndexNotUsed "index_not_used"
        vi "không điều kiện nào dùng bộ chỉ số {found}"
        en "no condition asks for the index {found}";
    /// An index that the rule set does not list.
    #[cfg(feature = "author")]
    IndexNotListed "index_not_listed"
        vi "bộ tiêu chí không ghi bộ chỉ số {found} trong `indices`"
        en "the rule set does not list the index {found} in `indices`";
    /// A document that no step needs.
    #[cfg(feature = "author")]
    DocumentWithoutStep "document_without_step"
        vi "không bước nào cần tài liệu {found}; hãy ghi bước cần nó trong `needed_by`"
        en "no step needs the document {found}; name the one that does in `needed_by`";
    /// A resource without its number or date.
    #[cfg(feature = "author")]
    ResourceWithoutNumber "resource_without_number"
        vi "văn bản {found} chưa có {expected:and}"
        en "the resource {found} lacks {expected:and}";
    /// A text in Vietnamese alone.
    #[cfg(feature = "author")]
    TextWithoutTranslation "text_without_translation"
        vi "{found} chưa có bản tiếng Anh; hãy thêm `en`"
        en "the text {found} has no translation; add `en`";
    /// A title that can be taken for another.
    #[cfg(feature = "author")]
    ConfusableTitle "confusable_title"
        vi "tên {found} dễ nhầm với tên của {expected}"
        en "the title {found} can be taken for that of {expected}";
    /// A criterion's title that its quote does not hold.
    #[cfg(feature = "author")]
    TitleNotInQuote "title_not_in_quote"
        vi "tên tiêu chí không có nguyên văn trong đoạn trích; khác nhau từ {found}"
        en "the title does not stand in the quote word for word; it differs from {found} on";
    /// A unit that no other criterion has.
    #[cfg(feature = "author")]
    UnitNotSeen "unit_not_seen"
        vi "đơn vị tính {found} chưa từng được dùng"
        en "the unit {found} has not been used before";
    /// An accepted rule set of which parts are missing.
    #[cfg(feature = "author")]
    AcceptedWithMissing "accepted_with_missing"
        vi "trạng thái là {found}, nhưng `missing` còn phần chưa có; hãy ghi `incomplete` hoặc bổ sung phần đó"
        en "the status is {found}, but parts of the source are `missing`; write `incomplete`, or add them";
    /// An accepted rule set whose validity the source does not state.
    #[cfg(feature = "author")]
    AcceptedWithDerivedValidity "accepted_with_derived_validity"
        vi "trạng thái là {found}, nhưng hiệu lực mới chỉ được suy ra: {expected:and}"
        en "the status is {found}, but its validity is derived: {expected:and}";
    /// An incomplete rule set that lacks nothing.
    #[cfg(feature = "author")]
    IncompleteButWhole "incomplete_but_whole"
        vi "trạng thái là {found}, nhưng đã có đủ mọi phần mà văn bản nêu; hãy ghi trạng thái khác, hoặc ghi phần còn thiếu trong `missing`"
        en "the status is {found}, but all that the source declares is there; change it, or say in `missing` what is not";
    /// A deprecated rule set without a last day.
    #[cfg(feature = "author")]
    DeprecatedWithoutEnd "deprecated_without_end"
        vi "trạng thái là {found}, nhưng chưa ghi ngày hết hiệu lực trong `valid.until`"
        en "the status is {found}, but `valid.until` does not say until when it was in force";
    /// A year of which no day lies within the validity.
    #[cfg(feature = "author")]
    YearOutsideValidity "year_outside_validity"
        vi "không có ngày nào của năm {found} nằm trong thời gian hiệu lực {expected}"
        en "no day of {found} lies within the validity {expected}";
    /// A reading beyond the words that is not recorded as one.
    #[cfg(feature = "author")]
    InterpretationMissing "interpretation_missing"
        vi "{found} là cách hiểu vượt ngoài lời văn bản; hãy ghi cách hiểu đó trong `interpretation`"
        en "{found} goes beyond the words of the source; say in `interpretation` how they are read";
    /// A text with white space at its beginning or end.
    #[cfg(feature = "author")]
    StraySpace "stray_space"
        vi "{found} có khoảng trắng thừa ở đầu hoặc cuối; `--fix` bỏ đi giúp"
        en "{found} begins or ends with white space; `--fix` removes it";
    /// A decimal that is not in normal form.
    #[cfg(feature = "author")]
    DecimalForm "decimal_form"
        vi "hãy viết {found} gọn lại là {expected}; `--fix` sửa giúp"
        en "{found} in normal form is {expected}; `--fix` writes it so";
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// Whether a diagnostic forbids reading.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Severity {
    /// The document is not read.
    Error,
    /// The document is read all the same.
    Warning,
}

impl Severity {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Error, Self::Warning];

    /// `error` or `warning`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    /// The word that officials read.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Error => language.pick("lỗi", "error"),
            Self::Warning => language.pick("cảnh báo", "warning"),
        }
    }
}

#[cfg(feature = "author")]
impl Code {
    /// Whether it is a lint: something in a document that can be read, and looks like a slip of its author.
    pub const fn is_lint(self) -> bool {
        matches!(
            self,
            Self::YearWithoutTarget
                | Self::TargetFalls
                | Self::TargetCannotFail
                | Self::CriterionWithoutLead
                | Self::AgencyNotUsed
                | Self::ResourceNotUsed
                | Self::IndexNotUsed
                | Self::IndexNotListed
                | Self::DocumentWithoutStep
                | Self::ResourceWithoutNumber
                | Self::TextWithoutTranslation
                | Self::ConfusableTitle
                | Self::TitleNotInQuote
                | Self::UnitNotSeen
                | Self::AcceptedWithMissing
                | Self::AcceptedWithDerivedValidity
                | Self::IncompleteButWhole
                | Self::DeprecatedWithoutEnd
                | Self::YearOutsideValidity
                | Self::InterpretationMissing
                | Self::StraySpace
                | Self::DecimalForm
        )
    }
}

impl Code {
    /// Whether this code forbids reading.
    pub const fn severity(self) -> Severity {
        match self {
            Self::FewerThanDeclared => Severity::Warning,
            #[cfg(feature = "indices")]
            Self::IndexFewerThanDeclared => Severity::Warning,
            #[cfg(feature = "author")]
            Self::ColumnLeftOut
            | Self::SheetLeftOut
            | Self::RowLeftOut
            | Self::CellMerged
            | Self::NotAssigned
            | Self::NumberReadAs
            | Self::NumberShownRounded
            | Self::UnitReadAsCount
            | Self::UnitReadAsAmount
            | Self::BareTarget
            | Self::AgencyWithComma
            | Self::CitationUnclear
            | Self::NotInTable
            | Self::CriterionChanged
            | Self::CriterionDropped
            | Self::VersionToRaise
            | Self::UnknownRow
            | Self::QuoteNotInRow
            | Self::TargetNotInRow
            | Self::QuotesNotProven
            | Self::VersionsOverlap
            | Self::YearUncovered
            | Self::DaysUncovered
            | Self::StaleException => Severity::Warning,
            #[cfg(feature = "author")]
            code if code.is_lint() => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
