//! The dossier's JSON into the struct, by serde's derive; the forms of a value by a visitor, which is faster than an
//! untagged enum.

use std::fmt;
use std::marker::PhantomData;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::model::{Count, Dossier, Evidence, Percent, Reported};

/// Reads a dossier: its shape alone, as serde's derive checks it (no unknown key, none twice).
pub fn read(text: &str) -> Result<Dossier<'_>, serde_json::Error> {
    serde_json::from_str(text)
}

/// What else must hold of the figures, as far as one line each says it; the engine checks all of it and more.
pub fn check(dossier: &Dossier<'_>) -> Result<(), &'static str> {
    let values = &dossier.values;
    let percents = [
        &values.i_1,
        &values.ii_1,
        &values.ii_3,
        &values.iii_1,
        &values.iii_2,
        &values.iii_3,
        &values.iii_4,
        &values.iii_5,
        &values.iii_6,
        &values.iii_7,
        &values.iv_1,
        &values.iv_2,
        &values.iv_3,
        &values.iv_4,
        &values.v_1,
        &values.v_3,
    ];
    for percent in percents.into_iter().filter_map(|reported| reported.value) {
        match percent {
            Percent::Ratio(numerator, denominator) | Percent::Both(_, numerator, denominator)
                if numerator > denominator =>
            {
                return Err("a numerator is above its denominator");
            }
            Percent::Both(stated, numerator, denominator) if denominator > 0 => {
                let exact = Decimal::from(numerator) * Decimal::ONE_HUNDRED / Decimal::from(denominator);
                let strategy = RoundingStrategy::MidpointAwayFromZero;
                if exact.round_dp_with_strategy(stated.scale(), strategy) != stated {
                    return Err("a percentage is not its ratio");
                }
            }
            Percent::Stated(stated) if stated.is_sign_negative() || stated > Decimal::ONE_HUNDRED => {
                return Err("a percentage is not from 0 to 100");
            }
            _ => {}
        }
    }
    if dossier.scores.iter().any(|score| score.points > score.maximum) {
        return Err("a score is above its maximum");
    }
    let names_it = matches!(
        dossier.rule_set.split_once('@'),
        None | Some((_, "2024.2.0")) if dossier.rule_set.starts_with("vn.thanh-hoa.dx.district")
    );
    if !names_it || &*dossier.subject.level != "district" || !matches!(dossier.year, 2024 | 2025) {
        return Err("a dossier of another rule set, level or year");
    }
    Ok(())
}

/// A decimal as text, or a whole JSON number; a JSON number with a fraction is not among the forms the floor reads,
/// because `serde_json` would make a binary float of it.
pub(super) fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    struct Text;

    impl Visitor<'_> for Text {
        type Value = Decimal;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a decimal")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
            Decimal::from_str_exact(text).map_err(E::custom)
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Decimal, E> {
            Ok(number.into())
        }
    }

    deserializer.deserialize_any(Text)
}

fn optional_decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    decimal(deserializer).map(Some)
}

/// The bare forms of a value, and the object that may hold one.
trait Forms<'t>: Sized {
    type Object;

    fn from_object(object: Self::Object) -> Result<Reported<'t, Self>, &'static str>;

    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_number(_: u64) -> Option<Self> {
        None
    }

    fn from_bool(_: bool) -> Option<Self> {
        None
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PercentObject<'t> {
    #[serde(default, deserialize_with = "optional_decimal")]
    percent: Option<Decimal>,
    numerator: Option<u64>,
    denominator: Option<u64>,
    #[serde(borrow, default)]
    evidence: Vec<Evidence<'t>>,
}

impl<'t> Forms<'t> for Percent {
    type Object = PercentObject<'t>;

    fn from_object(object: PercentObject<'t>) -> Result<Reported<'t, Self>, &'static str> {
        let value = match (object.percent, object.numerator, object.denominator) {
            (None, None, None) => None,
            (Some(stated), None, None) => Some(Self::Stated(stated)),
            (None, Some(numerator), Some(denominator)) => Some(Self::Ratio(numerator, denominator)),
            (Some(stated), Some(numerator), Some(denominator)) => {
                Some(Self::Both(stated, numerator, denominator))
            }
            _ => return Err("half of a ratio"),
        };
        Ok(Reported { value, evidence: object.evidence })
    }

    fn from_text(text: &str) -> Option<Self> {
        Decimal::from_str_exact(text).ok().map(Self::Stated)
    }

    fn from_number(number: u64) -> Option<Self> {
        Some(Self::Stated(number.into()))
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CountObject<'t> {
    present: Option<bool>,
    count: Option<u64>,
    #[serde(borrow, default)]
    evidence: Vec<Evidence<'t>>,
}

impl<'t> Forms<'t> for Count {
    type Object = CountObject<'t>;

    fn from_object(object: CountObject<'t>) -> Result<Reported<'t, Self>, &'static str> {
        let count = Self { present: object.present, number: object.count };
        let value = (count.present.is_some() || count.number.is_some()).then_some(count);
        Ok(Reported { value, evidence: object.evidence })
    }

    fn from_number(number: u64) -> Option<Self> {
        Some(Self { present: None, number: Some(number) })
    }

    fn from_bool(present: bool) -> Option<Self> {
        Some(Self { present: Some(present), number: None })
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct YesNoObject<'t> {
    present: Option<bool>,
    #[serde(borrow, default)]
    evidence: Vec<Evidence<'t>>,
}

impl<'t> Forms<'t> for bool {
    type Object = YesNoObject<'t>;

    fn from_object(object: YesNoObject<'t>) -> Result<Reported<'t, Self>, &'static str> {
        Ok(Reported { value: object.present, evidence: object.evidence })
    }

    fn from_bool(present: bool) -> Option<Self> {
        Some(present)
    }
}

struct Value<'t, T>(PhantomData<(&'t (), T)>);

impl<'de: 't, 't, T: Forms<'t, Object: Deserialize<'de>>> Visitor<'de> for Value<'t, T> {
    type Value = Reported<'t, T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value of the criterion's kind")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Reported::default())
    }

    fn visit_bool<E: Error>(self, present: bool) -> Result<Self::Value, E> {
        T::from_bool(present).map(Into::into).ok_or_else(|| E::custom("a verdict does not fit here"))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        T::from_number(number).map(Into::into).ok_or_else(|| E::custom("a number does not fit here"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        T::from_text(text).map(Into::into).ok_or_else(|| E::custom("not a decimal"))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::from_object(T::Object::deserialize(MapAccessDeserializer::new(map))?).map_err(A::Error::custom)
    }
}

impl<'de: 't, 't, T: Forms<'t, Object: Deserialize<'de>>> Deserialize<'de> for Reported<'t, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Value(PhantomData))
    }
}
