//! A rule set made ready for evaluation: for each year a flat list of bounds, in the order of the criteria.

use crate::model::criterion::ByAttribute;
use crate::model::dossier::Subject;
use crate::value::date::Year;
use crate::value::outcome::Reason;
use crate::value::quantity::{Bound, Value};

/// What is judged in one year.
#[derive(Debug)]
pub(crate) struct YearPlan {
    pub(crate) year: Year,
    /// One for each criterion of the rule set, in its order.
    pub(crate) demands: Vec<Demand>,
}

/// What one criterion demands in one year.
#[derive(Debug)]
pub(crate) enum Demand {
    /// The same of every subject; `None`: not assigned.
    Same(Option<Bound>),
    /// Something else by an attribute of the subject.
    By { general: Option<Bound>, by: ByAttribute },
}

/// What a criterion demands of one subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Demanded {
    Bound(Bound),
    NotAssigned,
    /// It depends on an attribute that the subject does not state.
    Unknown,
}

impl Demand {
    /// What a value comes to, or that there is none.
    pub(crate) fn judge(&self, subject: &Subject, value: Option<Value>) -> Reason {
        match (self.of(subject), value) {
            (Demanded::NotAssigned, _) => Reason::NotAssigned,
            (Demanded::Unknown, _) => Reason::AttributeNotReported,
            (Demanded::Bound(_), None) => Reason::NotReported,
            (Demanded::Bound(bound), Some(value)) => value.judge(bound),
        }
    }

    pub(crate) fn of(&self, subject: &Subject) -> Demanded {
        let bound = match self {
            Self::Same(bound) => *bound,
            Self::By { general, by } => match subject.attribute(by.attribute.as_str()) {
                None => return Demanded::Unknown,
                Some(value) => by.case(value).unwrap_or(*general),
            },
        };
        bound.map_or(Demanded::NotAssigned, Demanded::Bound)
    }
}
