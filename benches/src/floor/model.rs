//! What a dossier holds: a field for each of the 23 criteria.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A percentage as reported.
#[derive(Clone, Copy, Debug)]
pub enum Percent {
    /// The percentage alone.
    Stated(Decimal),
    /// Numerator and denominator.
    Ratio(u64, u64),
    /// Both; the ratio decides.
    Both(Decimal, u64, u64),
}

/// A verdict, a number, or both.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// Whether there is any.
    pub present: Option<bool>,
    /// How many.
    pub number: Option<u64>,
}

/// A value, where one was reported, and its evidence.
#[derive(Debug)]
pub struct Reported<'t, T> {
    /// The value.
    pub value: Option<T>,
    /// Its evidence.
    pub evidence: Vec<Evidence<'t>>,
}

impl<T> Default for Reported<'_, T> {
    fn default() -> Self {
        Self { value: None, evidence: Vec::new() }
    }
}

impl<T> From<T> for Reported<'_, T> {
    fn from(value: T) -> Self {
        Self { value: Some(value), evidence: Vec::new() }
    }
}

/// Text of the document, copied only where it holds escapes. `Cow` alone would do this as a field of its own, but is
/// always copied inside an `Option` or a map.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Text<'t>(#[serde(borrow)] pub Cow<'t, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A piece of evidence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence<'t> {
    /// What it is.
    #[serde(borrow)]
    pub title: Text<'t>,
    /// Its number.
    #[serde(borrow)]
    pub reference: Option<Text<'t>>,
    /// Its date.
    #[serde(borrow)]
    pub date: Option<Text<'t>>,
}

macro_rules! values {
    ($($name:ident $key:literal $kind:ty;)*) => {
        /// The 23 values.
        #[derive(Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Values<'t> {
            $(#[doc = $key] #[serde(rename = $key, borrow)] pub $name: Reported<'t, $kind>,)*
        }

        impl<'t> Values<'t> {
            /// The evidence of each criterion, in their order.
            pub fn evidence(&self) -> [&[Evidence<'t>]; 23] {
                [$(&self.$name.evidence),*]
            }
        }
    };
}

values! {
    i_1 "I.1" Percent;
    ii_1 "II.1" Percent;
    ii_2 "II.2" Count;
    ii_3 "II.3" Percent;
    ii_4 "II.4" Count;
    ii_5 "II.5" Count;
    iii_1 "III.1" Percent;
    iii_2 "III.2" Percent;
    iii_3 "III.3" Percent;
    iii_4 "III.4" Percent;
    iii_5 "III.5" Percent;
    iii_6 "III.6" Percent;
    iii_7 "III.7" Percent;
    iii_8 "III.8" Count;
    iii_9 "III.9" Count;
    iv_1 "IV.1" Percent;
    iv_2 "IV.2" Percent;
    iv_3 "IV.3" Percent;
    iv_4 "IV.4" Percent;
    iv_5 "IV.5" Count;
    v_1 "V.1" Percent;
    v_2 "V.2" bool;
    v_3 "V.3" Percent;
}

/// A dossier.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier<'t> {
    /// The version of the format.
    pub format: Option<u32>,
    /// The rule set it names.
    #[serde(borrow)]
    pub rule_set: Text<'t>,
    /// The district.
    #[serde(borrow)]
    pub subject: Subject<'t>,
    /// The year assessed.
    pub year: u16,
    /// Whether its figures are illustrative.
    #[serde(default)]
    pub illustrative: bool,
    /// The values.
    #[serde(borrow, default)]
    pub values: Values<'t>,
    /// The scores.
    #[serde(borrow, default)]
    pub scores: Vec<Score<'t>>,
    /// The documents filed.
    #[serde(borrow, default)]
    pub documents: Vec<Filed<'t>>,
    /// The opinions of agencies; read, and of no effect.
    #[serde(borrow, default)]
    pub opinions: Vec<Opinion<'t>>,
    /// The events of the procedure; read, and of no effect.
    #[serde(borrow, default)]
    pub events: Vec<Event<'t>>,
}

/// The district assessed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject<'t> {
    /// Its id, which may be any text.
    #[serde(borrow)]
    pub id: Text<'t>,
    /// Its name.
    #[serde(borrow)]
    pub name: Option<Text<'t>>,
    /// Its level.
    #[serde(borrow)]
    pub level: Text<'t>,
    /// Its attributes.
    #[serde(borrow, default)]
    pub attributes: BTreeMap<Text<'t>, Text<'t>>,
}

/// By whom a score was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The authority.
    Official,
    /// The district itself.
    #[serde(rename = "self")]
    SelfAssessed,
}

/// A score.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score<'t> {
    /// In which index.
    #[serde(borrow)]
    pub index: Text<'t>,
    /// Of which year.
    pub year: u16,
    /// By whom.
    pub basis: Basis,
    /// The points.
    #[serde(deserialize_with = "super::read::decimal")]
    pub points: Decimal,
    /// Of how many.
    #[serde(deserialize_with = "super::read::decimal")]
    pub maximum: Decimal,
}

/// A document filed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filed<'t> {
    /// Which.
    #[serde(borrow)]
    pub id: Text<'t>,
    /// Its number.
    #[serde(borrow)]
    pub reference: Option<Text<'t>>,
    /// Its date.
    #[serde(borrow)]
    pub date: Option<Text<'t>>,
    /// From which agency.
    #[serde(borrow)]
    pub agency: Option<Text<'t>>,
}

/// An opinion of an agency.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion<'t> {
    /// Whose.
    #[serde(borrow)]
    pub agency: Text<'t>,
    /// Of which criterion.
    #[serde(borrow)]
    pub criterion: Option<Text<'t>>,
    /// What it comes to.
    #[serde(borrow)]
    pub outcome: Option<Text<'t>>,
    /// In which document.
    #[serde(borrow)]
    pub reference: Option<Text<'t>>,
    /// When.
    #[serde(borrow)]
    pub date: Option<Text<'t>>,
}

/// An event of the procedure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event<'t> {
    /// In which step.
    #[serde(borrow)]
    pub step: Text<'t>,
    /// When.
    #[serde(borrow)]
    pub date: Text<'t>,
    /// In which document.
    #[serde(borrow)]
    pub reference: Option<Text<'t>>,
}
