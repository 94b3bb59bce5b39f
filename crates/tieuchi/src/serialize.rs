//! `serde::Serialize` for what goes out. Every format gets the same shape as the JSON text, because it is made from it.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::api::Receipt;
use crate::diagnostic::entry::{Diagnostic, to_json};
use crate::json::parse::parse;
use crate::json::tape::{Item, Kind};
use crate::limits::Limits;
use crate::model::evaluation::Evaluation;
#[cfg(feature = "procedure")]
use crate::model::progress::Progress;

const NO_LIMITS: Limits = Limits {
    document_bytes: usize::MAX,
    depth: usize::MAX,
    digits: 28,
    string_bytes: usize::MAX,
    criteria: usize::MAX,
    entries: usize::MAX,
    diagnostics: 1,
};

fn serialize_json<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match parse(json, &NO_LIMITS) {
        Ok(tape) => tape.root().serialize(serializer),
        Err(_) => Err(serde::ser::Error::custom("the result is too large")),
    }
}

impl Serialize for Item<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.kind() {
            Kind::Null => serializer.serialize_unit(),
            Kind::True => serializer.serialize_bool(true),
            Kind::False => serializer.serialize_bool(false),
            // Only counts, years and versions are numbers in what we write.
            Kind::Number => match self.raw().parse::<u64>() {
                Ok(number) => serializer.serialize_u64(number),
                Err(_) => serializer.serialize_str(self.raw()),
            },
            Kind::String | Kind::Escaped => serializer.serialize_str(&self.string().unwrap_or_default()),
            Kind::Array => {
                let mut list = serializer.serialize_seq(Some(self.items().count()))?;
                self.items().try_for_each(|item| list.serialize_element(&item))?;
                list.end()
            }
            Kind::Object => {
                let mut object = serializer.serialize_map(Some(self.entries().count()))?;
                for (key, value) in self.entries() {
                    object.serialize_entry(&key.string().unwrap_or_default(), &value)?;
                }
                object.end()
            }
        }
    }
}

/// The shape of [`Evaluation::to_json`].
impl Serialize for Evaluation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_json(&self.to_json(), serializer)
    }
}

/// The shape of [`Progress::to_json`].
#[cfg(feature = "procedure")]
impl Serialize for Progress<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_json(&self.to_json(), serializer)
    }
}

/// The shape of [`Receipt::to_json`].
impl Serialize for Receipt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_json(self.to_json(), serializer)
    }
}

/// One element of the array that the errors' `to_json` writes.
impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = to_json(std::slice::from_ref(self));
        match parse(&json, &NO_LIMITS) {
            Ok(tape) => tape.root().items().next().serialize(serializer),
            Err(_) => Err(serde::ser::Error::custom("the diagnostic is too large")),
        }
    }
}
