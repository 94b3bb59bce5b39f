//! A rule set made ready for evaluation: for each year a flat list of bounds, in the order of the criteria.

use crate::model::criterion::ByAttribute;
use crate::model::dossier::Subject;
use crate::value::date::Year;
use crate::value::outcome::Reason;
use crate::value::quantity::{Bound, Value};

/// What is judged in one year, for one level.
#[derive(Debug)]
pub(crate) struct YearPlan {
    pub(crate) year: Year,
    /// For which level of recognition, from the lowest; 0 where the rule set has none.
    pub(crate) level: usize,
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

impl Demanded {
    /// What a value comes to against it.
    pub(crate) fn judge(self, value: Option<Value>) -> Reason {
        match (self, value) {
            (Self::NotAssigned, _) => Reason::NotAssigned,
            (Self::Unknown, _) => Reason::AttributeNotReported,
            (Self::Bound(_), None) => Reason::NotReported,
            (Self::Bound(bound), Some(value)) => value.judge(bound),
        }
    }
}

impl Demand {
    /// What a value comes to, or that there is none.
    pub(crate) fn judge(&self, subject: &Subject, value: Option<Value>) -> Reason {
        self.of(subject).judge(value)
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
