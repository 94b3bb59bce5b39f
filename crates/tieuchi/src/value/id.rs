//! Identifiers: one type for each kind of thing, each checked where it is made.

use std::fmt;
use std::sync::Arc;

use crate::value::nfc::is_nfc;
use crate::value::safe_text::is_unsafe;

/// The most bytes an identifier may have.
const MAX_BYTES: usize = 128;

/// Why a text is not an identifier.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidId {
    /// There is nothing in it.
    #[error("an id must not be empty")]
    Empty,
    /// It has more than 128 bytes.
    #[error("an id has at most 128 bytes")]
    TooLong,
    /// It holds a character that hides or reorders text.
    #[error("an id must not hold invisible or control characters")]
    Unsafe,
    /// It is not in Unicode normalization form C.
    #[error("an id must be in Unicode normalization form C")]
    NotNormalized,
    /// It holds a character other than letters, digits, `.`, `-` and `_`.
    #[error("an id holds letters, digits, `.`, `-` and `_` alone")]
    Character,
}

fn check(text: &str, allowed: impl Fn(char) -> bool) -> Result<(), InvalidId> {
    if text.is_empty() {
        Err(InvalidId::Empty)
    } else if text.len() > MAX_BYTES {
        Err(InvalidId::TooLong)
    } else if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')) {
        // What every id may hold needs no look at Unicode.
        Ok(())
    } else if text.chars().any(is_unsafe) {
        Err(InvalidId::Unsafe)
    } else if !is_nfc(text) {
        Err(InvalidId::NotNormalized)
    } else if !text.chars().all(allowed) {
        Err(InvalidId::Character)
    } else {
        Ok(())
    }
}

fn is_name_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | '-' | '_')
}

/// An identifier made from text.
pub(crate) trait Id: Sized {
    /// Whether it is a name, of letters, digits, `.`, `-` and `_` alone.
    const IS_NAME: bool;

    fn parse(text: &str) -> Result<Self, InvalidId>;

    /// What stands for one that cannot be read: no text, which no id is.
    fn unread() -> Self;
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])* $(#[cfg($cfg:meta)])? $name:ident $(any $is_any:literal)?;)*) => {$(
        $(#[doc = $doc])*
        ///
        /// A clone shares the text.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        $(#[cfg($cfg)])?
        pub struct $name(Arc<str>);

        $(#[cfg($cfg)])?
        impl $name {
            /// The identifier, if the text may be one.
            pub fn new(text: &str) -> Result<Self, InvalidId> {
                check(text, |character| !Self::IS_NAME || is_name_character(character))?;
                Ok(Self(text.into()))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        $(#[cfg($cfg)])?
        impl Id for $name {
            const IS_NAME: bool = !(false $(|| $is_any)?);

            fn parse(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }

            fn unread() -> Self {
                Self("".into())
            }
        }

        $(#[cfg($cfg)])?
        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        $(#[cfg($cfg)])?
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// Of a rule set: `vn.thanh-hoa.dx.district`.
    RuleSetId;
    /// Of a register: `vn.thanh-hoa.dx.register`.
    RegisterId;
    /// Of a roster: `vn.thanh-hoa.roster`.
    RosterId;
    /// Of an agency, a class of agencies or an office: `so-tttt`.
    AgencyId;
    /// Of a scoring index: `dti-3853-district`.
    IndexId;
    /// Of an indicator of an index: `A.1`.
    IndicatorId;
    /// Of a case of an indicator: `half`.
    CaseId;
    /// Of a band of an index: `good`.
    BandId;
    /// Of a group of criteria: `II`.
    GroupId;
    /// Of a criterion: `II.3`.
    CriterionId;
    /// Of a condition of recognition: `previous-score`.
    ConditionId;
    /// Of a document of the dossier: `report`.
    DocumentId;
    /// Of a step of the procedure: `appraisal`.
    StepId;
    /// Of an assessment: `appraisal`.
    AssessmentId;
    /// Of a duty: `d4-2`.
    DutyId;
    /// Of a cited resource: `qd-411-2022`.
    ResourceId;
    /// The level of a subject: `district`, `commune`.
    Level;
    /// Of a level of recognition: `advanced`.
    #[cfg(feature = "programmes")]
    RecognitionLevelId;
    /// The name of an attribute of subjects: `region`.
    AttributeName;
    /// Of a subject: any text without invisible or control characters, such as `38.381`.
    SubjectId any true;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_hold_what_can_be_read_and_typed() {
        assert_eq!(CriterionId::new("II.3").map(|id| id.to_string()), Ok("II.3".to_owned()));
        assert_eq!(CriterionId::new("Đ.1_a-b").map(|id| id.to_string()), Ok("Đ.1_a-b".to_owned()));
        for (text, error) in [
            ("", InvalidId::Empty),
            (&"x".repeat(129), InvalidId::TooLong),
            ("II.3\u{200b}", InvalidId::Unsafe),
            ("\u{202e}3.II", InvalidId::Unsafe),
            ("II\n", InvalidId::Unsafe),
            ("D\u{300}", InvalidId::Character),
            ("i\u{323}", InvalidId::NotNormalized),
            ("II 3", InvalidId::Character),
            ("II/3", InvalidId::Character),
        ] {
            assert_eq!(CriterionId::new(text).map(|id| id.to_string()), Err(error), "{text:?}");
        }
        assert!(CriterionId::new(&"x".repeat(128)).is_ok());
    }

    #[test]
    fn a_subject_id_is_any_text_that_shows() {
        assert!(SubjectId::new("Thị xã Bỉm Sơn / 38.381").is_ok());
        assert_eq!(SubjectId::new("38\u{200b}381"), Err(InvalidId::Unsafe));
        assert_eq!(SubjectId::new("Thi\u{323}"), Err(InvalidId::NotNormalized));
    }
}
