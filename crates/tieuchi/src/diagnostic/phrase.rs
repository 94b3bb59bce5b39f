//! What was found and what was expected: the document's own words, or one of ours in both languages.

use crate::value::language::Language;
use crate::value::safe_text::visible;

/// The most characters of the document's words that a message repeats.
const SHOWN: usize = 60;

/// How the last of several names is joined to the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Join {
    Comma,
    Or,
    And,
}

impl Join {
    fn last(self, language: Language) -> &'static str {
        match self {
            Self::Comma => ", ",
            Self::Or => language.pick(" hoặc ", " or "),
            Self::And => language.pick(" và ", " and "),
        }
    }
}

/// What a rule set has a declared number of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Noun {
    Groups,
    Criteria,
    CriteriaOfGroup,
    #[cfg(feature = "indices")]
    Indicators,
}

impl Noun {
    fn get(self, is_one: bool, language: Language) -> &'static str {
        let (vi, one, many) = match self {
            Self::Groups => ("nhóm", "group", "groups"),
            Self::Criteria => ("tiêu chí", "criterion", "criteria"),
            #[cfg(feature = "indices")]
            Self::Indicators => ("chỉ số", "indicator", "indicators"),
            Self::CriteriaOfGroup => {
                ("tiêu chí trong nhóm này", "criterion in this group", "criteria in this group")
            }
        };
        language.pick(vi, if is_one { one } else { many })
    }
}

/// A part of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Phrase {
    /// Words of the document or names of the format, shown in backticks.
    Verbatim(String),
    /// Several names, each in backticks.
    Names(Vec<String>),
    /// A number, shown bare.
    Number(u64),
    /// So many of what is counted.
    Counted(u64, Noun),
    /// One of our words.
    Word(Word),
}

impl Phrase {
    /// Words of the document: cut to a length that a message can carry and without invisible characters.
    pub(crate) fn verbatim(text: &str) -> Self {
        let cut: String = text.chars().take(SHOWN).collect();
        let mark = if cut.len() < text.len() { "…" } else { "" };
        Self::Verbatim(format!("{}{mark}", visible(&cut)))
    }

    pub(crate) fn names<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Self {
        Self::Names(names.into_iter().map(|name| visible(name.as_ref()).into_owned()).collect())
    }

    pub(crate) fn number(number: usize) -> Self {
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }

    /// Whether it is about one thing, so that the verb is in the singular.
    pub(crate) fn is_one(&self) -> bool {
        match self {
            Self::Number(number) | Self::Counted(number, _) => *number == 1,
            Self::Names(names) => names.len() == 1,
            Self::Verbatim(_) | Self::Word(_) => true,
        }
    }

    /// The phrase as data: without backticks, our words in English.
    pub(crate) fn as_data(&self) -> String {
        match self {
            Self::Verbatim(text) => text.clone(),
            Self::Names(names) => names.join(", "),
            Self::Number(number) | Self::Counted(number, _) => number.to_string(),
            Self::Word(word) => word.get(Language::English).to_owned(),
        }
    }

    /// The phrase as a part of a sentence.
    pub(crate) fn in_sentence(&self, language: Language, join: Join) -> String {
        match self {
            Self::Verbatim(text) => in_backticks(text),
            Self::Names(names) => joined(names, language, join),
            Self::Number(number) => number.to_string(),
            Self::Counted(number, noun) => format!("{number} {}", noun.get(*number == 1, language)),
            Self::Word(word) => word.get(language).to_owned(),
        }
    }
}

/// Words of the document as a message shows them. A backtick among them would end the quotation, so it is written out
/// as unsafe characters are.
pub(crate) fn in_backticks(text: &str) -> String {
    format!("`{}`", text.replace('`', "\\u{60}"))
}

fn joined(names: &[String], language: Language, join: Join) -> String {
    let quoted: Vec<String> = names.iter().map(|name| in_backticks(name)).collect();
    match quoted.split_last() {
        None => Word::NoneAtAll.get(language).to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => others.join(", ") + join.last(language) + last,
    }
}

macro_rules! words {
    ($($(#[$only:meta])? $variant:ident $vi:literal $en:literal;)*) => {
        /// Words of ours that messages use.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Word {
            $($(#[$only])? #[doc = $en] $variant,)*
        }

        impl Word {
            pub(crate) fn get(self, language: Language) -> &'static str {
                match self { $($(#[$only])? Self::$variant => language.pick($vi, $en)),* }
            }
        }
    };
}

words! {
    EndOfDocument "lẽ ra tài liệu JSON kết thúc ở đây" "the end of the document";
    CommaOrBrace "`,` hoặc `}`" "`,` or `}`";
    CommaOrBracket "`,` hoặc `]`" "`,` or `]`";
    Value "một giá trị" "a value";
    Key "một khóa trong dấu ngoặc kép" "a key in double quotes";
    Colon "`:`" "`:`";
    ClosingQuote "dấu ngoặc kép đóng" "a closing quote";
    AString "một chuỗi trong dấu ngoặc kép" "a string in double quotes";
    ABoolean "`true` hoặc `false`" "`true` or `false`";
    AList "một danh sách" "a list";
    AnObject "một đối tượng" "an object";
    ADecimal "số thập phân như `\"82.5\"` hoặc `82.5`" "a decimal like `\"82.5\"` or `82.5`";
    APercent "tỷ lệ phần trăm từ 0 đến 100, như `\"82.5\"` hoặc `82.5`" "a percentage from 0 to 100, like `\"82.5\"` or `82.5`";
    APercentValue
        "tỷ lệ phần trăm như `82.5` hoặc đối tượng có `percent` hoặc có `numerator` và `denominator`"
        "a percentage like `82.5` or an object with `percent` or with `numerator` and `denominator`";
    AYesNoValue "`true`, `false` hoặc đối tượng có `present`" "`true`, `false` or an object with `present`";
    ACountValue
        "số nguyên, `true`, `false` hoặc đối tượng có `count` hoặc `present`"
        "a whole number, `true`, `false` or an object with `count` or `present`";
    ACount "số nguyên từ 0 đến 9007199254740991" "a whole number from 0 to 9007199254740991";
    AYear "năm, như `2024`" "a year, like `2024`";
    AnyText "văn bản ở dạng NFC, không có ký tự ẩn, tối đa 128 byte" "text in form C without invisible characters, at most 128 bytes";
    NoneAtAll "không có bộ nào" "none";
    AName "chữ, chữ số, `.`, `-` và `_`, tối đa 128 byte" "letters, digits, `.`, `-` and `_`, at most 128 bytes";
    NotNegative "số không âm" "a number that is not negative";
    Nothing "không có" "none";
    OneBound "đúng một trong các khóa `at_least`, `at_most` hoặc `present`" "exactly one of `at_least`, `at_most` or `present`";
    #[cfg(feature = "indices")]
    OneStepBound "đúng một trong các khóa `at_least` hoặc `at_most`" "exactly one of `at_least` or `at_most`";
    OneAttribute "đúng một đặc điểm" "exactly one attribute";
    #[cfg(feature = "programmes")]
    AnAmountValue
        "số thập phân như `\"12.5\"` hoặc `12.5`, hoặc đối tượng có `amount`"
        "a decimal like `\"12.5\"` or `12.5`, or an object with `amount`";
    #[cfg(feature = "programmes")]
    SomeCriteria
        "`\"assigned\"`, danh sách mã tiêu chí hoặc đối tượng có `groups`"
        "`\"assigned\"`, a list of ids of criteria or an object with `groups`";
    #[cfg(feature = "programmes")]
    ExemptCriteria "`\"all\"` hoặc danh sách mã tiêu chí" "`\"all\"` or a list of ids of criteria";
    OneOfTargets "đúng một trong các khóa `target` hoặc `targets`" "exactly one of `target` or `targets`";
    #[cfg(feature = "programmes")]
    ConditionsOrLevels "đúng một trong các khóa `conditions` hoặc `levels`" "exactly one of `conditions` or `levels`";
    OneCondition "đúng một trong các khóa `criteria` hoặc `score`" "exactly one of `criteria` or `score`";
    #[cfg(feature = "procedure")]
    TwoAssessments "danh sách gồm hai lần đánh giá khác nhau" "a list of two different assessments";
    OneDeadline "đúng một trong các khóa `before`, `until` hoặc `vi`" "exactly one of `before`, `until` or `vi`";
    #[cfg(any(feature = "register", feature = "indices"))]
    ARuleSet "bộ tiêu chí" "a rule set";
    #[cfg(any(feature = "register", feature = "indices"))]
    AnIndex "bộ chỉ số" "an index";
    #[cfg(any(feature = "register", feature = "indices"))]
    ARegister "sổ theo dõi" "a register";
    #[cfg(any(feature = "register", feature = "indices"))]
    ARoster "danh sách đơn vị" "a roster";
    #[cfg(any(feature = "register", feature = "indices"))]
    ADossier "hồ sơ" "a dossier";
    #[cfg(feature = "author")] RuleTests "các phép thử" "tests of rules";
    #[cfg(feature = "author")] ATranscription "bản chép" "a transcription";
    #[cfg(feature = "author")] LintExceptions "các ngoại lệ" "exceptions from lints";
    #[cfg(feature = "register")]
    OneFinish "đúng một trong các khóa `in` hoặc `by`" "exactly one of `in` or `by`";
    #[cfg(feature = "rollup")]
    AShare "đơn vị tính `percent` cho tiêu chí có `rollup`" "the measure `percent` for a criterion with `rollup`";
    #[cfg(feature = "rollup")]
    NoShare "có loại khác" "another kind";
    SeveralKeys "có nhiều hơn một" "more than one";
    InUse "đã được dùng" "is already in use";
    TwiceInList "xuất hiện hai lần trong danh sách này" "stands twice in this list";
    IdOfCriterion "đã là mã của một tiêu chí" "is already the id of a criterion";
}
