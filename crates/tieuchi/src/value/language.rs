//! The two languages that officials read.

use std::fmt;

/// The language of messages and explanations. JSON output does not depend on it.
///
/// ```
/// use tieuchi::{Language, Outcome};
///
/// assert_eq!(Outcome::NotMet.label(Language::Vietnamese), "không đạt");
/// assert_eq!("vi".parse(), Ok(Language::Vietnamese));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Language {
    /// Tiếng Việt.
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// Both languages, Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// The language's tag (BCP 47): `vi` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// Chooses between a Vietnamese and an English text.
    pub(crate) fn pick<T>(self, vietnamese: T, english: T) -> T {
        match self {
            Self::Vietnamese => vietnamese,
            Self::English => english,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.tag())
    }
}

/// A tag that is neither `vi` nor `en`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the languages are `vi` and `en`")]
pub struct UnknownLanguage;

impl std::str::FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or(UnknownLanguage)
    }
}

/// A text in Vietnamese and, where there is one, in English.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// The Vietnamese; where it is a decision's, word for word.
    pub vi: String,
    /// The English, if there is any.
    pub en: Option<String>,
}

impl Text {
    /// What stands for one that cannot be read.
    pub(crate) const UNREAD: Self = Self { vi: String::new(), en: None };

    /// The text in a language; the Vietnamese where there is no English.
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::English, Some(english)) => english,
            _ => &self.vi,
        }
    }
}
