//! What was found and what was expected: the document's own words, or one of ours in both languages.

use crate::value::language::Language;
use crate::value::safe_text::visible;

/// The most characters of the document's words that a message repeats.
const SHOWN: usize = 60;

/// A part of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Phrase {
    /// Words of the document or names of the format, shown in backticks.
    Verbatim(String),
    /// Several names, each in backticks.
    Names(Vec<String>),
    /// A number, shown bare.
    Number(u64),
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

    /// The phrase as data: without backticks, our words in English.
    pub(crate) fn as_data(&self) -> String {
        match self {
            Self::Verbatim(text) => text.clone(),
            Self::Names(names) => names.join(", "),
            Self::Number(number) => number.to_string(),
            Self::Word(word) => word.get(Language::English).to_owned(),
        }
    }

    /// The phrase as a part of a sentence.
    pub(crate) fn in_sentence(&self, language: Language) -> String {
        match self {
            Self::Verbatim(text) => format!("`{text}`"),
            Self::Names(names) if names.is_empty() => Word::NoneAtAll.get(language).to_owned(),
            Self::Names(names) => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            Self::Number(number) => number.to_string(),
            Self::Word(word) => word.get(language).to_owned(),
        }
    }
}

macro_rules! words {
    ($($variant:ident $vi:literal $en:literal;)*) => {
        /// Words of ours that messages use.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Word {
            $(#[doc = $en] $variant,)*
        }

        impl Word {
            fn get(self, language: Language) -> &'static str {
                match self { $(Self::$variant => language.pick($vi, $en)),* }
            }
        }
    };
}

words! {
    EndOfDocument "hết tài liệu" "the end of the document";
    CommaOrBrace "`,` hoặc `}`" "`,` or `}`";
    CommaOrBracket "`,` hoặc `]`" "`,` or `]`";
    Value "một giá trị" "a value";
    Key "một khóa trong dấu ngoặc kép" "a key in double quotes";
    Colon "`:`" "`:`";
    ClosingQuote "dấu ngoặc kép đóng" "a closing quote";
    Null "null" "null";
    AString "một chuỗi" "a string";
    ABoolean "true hoặc false" "true or false";
    AList "một danh sách" "a list";
    AnObject "một đối tượng" "an object";
    ADecimal "số thập phân, như \"82.5\" hoặc 82.5" "a decimal, like \"82.5\" or 82.5";
    APercent "tỷ lệ phần trăm từ 0 đến 100, như \"82.5\" hoặc 82.5" "a percentage from 0 to 100, like \"82.5\" or 82.5";
    APercentValue
        "tỷ lệ phần trăm, như 82.5, hoặc đối tượng có `percent`, hoặc `numerator` và `denominator`"
        "a percentage, like 82.5, or an object with `percent`, or `numerator` and `denominator`";
    AYesNoValue "true, false, hoặc đối tượng có `present`" "true, false, or an object with `present`";
    ACountValue
        "số nguyên, true, false, hoặc đối tượng có `count` hoặc `present`"
        "a whole number, true, false, or an object with `count` or `present`";
    ACount "số nguyên từ 0 đến 9007199254740991" "a whole number from 0 to 9007199254740991";
    AYear "năm, như 2024" "a year, like 2024";
    AnyText "văn bản ở dạng NFC, không có ký tự ẩn, tối đa 128 byte" "text in form C without invisible characters, at most 128 bytes";
    NoneAtAll "không có" "none";
    AName "chữ, chữ số, `.`, `-` và `_`, tối đa 128 byte" "letters, digits, `.`, `-` and `_`, at most 128 bytes";
    NotNegative "số không âm" "a number that is not negative";
    Nothing "không có khóa nào trong số đó" "none of them";
    OneBound "đúng một trong `at_least`, `at_most`, `present`" "exactly one of `at_least`, `at_most`, `present`";
    OneAttribute "đúng một đặc điểm" "exactly one attribute";
    OneCondition "đúng một trong `criteria`, `score`" "exactly one of `criteria`, `score`";
    SeveralKeys "có nhiều hơn một khóa" "more than one of them";
}
