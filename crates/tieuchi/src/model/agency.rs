//! Agencies, and what becomes of them in time: names change, agencies end, others take over.

use crate::model::rule_set::{RuleSet, Validity};
use crate::value::date::{Date, Year};
use crate::value::id::AgencyId;
use crate::value::language::Text;

/// An agency, a class of agencies, or an office.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Its name by the source, abbreviations written out.
    pub name: Text,
    /// What it is.
    pub kind: AgencyKind,
    /// The forms that the source prints, where they differ from the name.
    pub printed: Vec<String>,
    /// Its names at other times, ascending.
    pub names: Vec<DatedName>,
    /// From when to when it exists, where that is known.
    pub valid: Option<Validity>,
    /// Who takes over when it has ended.
    pub successor: Option<AgencyId>,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// A name that an agency has for some time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DatedName {
    /// The name.
    pub name: Text,
    /// From when to when; an end that is `None` is open.
    pub valid: Validity,
}

/// What an agency is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AgencyKind {
    /// One agency.
    Agency,
    /// A class of agencies that the source does not list by name.
    Class,
    /// A person by office.
    Office,
}

impl AgencyKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Agency, Self::Class, Self::Office];

    /// `agency`, `class` or `office`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Class => "class",
            Self::Office => "office",
        }
    }
}

impl Agency {
    /// Its name on a day: one of its dated names, else the name by the source.
    pub fn name_at(&self, day: Date) -> &Text {
        let is_then = |dated: &&DatedName| {
            let Validity { from, until, .. } = dated.valid;
            from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
        };
        self.names.iter().find(is_then).map_or(&self.name, |dated| &dated.name)
    }

    /// Its last day, where that was before this day.
    fn ended_before(&self, day: Date) -> Option<Date> {
        self.valid.as_ref()?.until.filter(|until| *until < day)
    }
}

/// Who acts for an agency on a day: it itself, or who took over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgencyAt<'r> {
    /// Who acts.
    pub agency: &'r Agency,
    /// Its name on that day.
    pub name: &'r Text,
    /// Its last day, where it has ended and the rule set names nobody who took over.
    pub ended: Option<Date>,
}

impl RuleSet {
    /// The agency that acts for the one of this id on a day, by the name it has then.
    ///
    /// Where an agency has ended, its successor acts, or the successor's own. A rule set that names none says so with
    /// [`AgencyAt::ended`].
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.commune")?;
    /// let town = rules.agency_at("ubnd-thi-xa", "2025-06-30".parse().unwrap()).unwrap();
    /// assert_eq!((town.name.vi.as_str(), town.ended), ("Ủy ban nhân dân thị xã Bỉm Sơn", None));
    ///
    /// let town = rules.agency_at("ubnd-thi-xa", "2025-07-01".parse().unwrap()).unwrap();
    /// assert_eq!(town.ended.map(|day| day.to_string()).as_deref(), Some("2025-06-30"));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn agency_at(&self, id: &str, day: Date) -> Option<AgencyAt<'_>> {
        let number = self.agencies().iter().position(|agency| agency.id.as_str() == id)?;
        self.acting(number, day)
    }

    /// Who acts on a day for the agency at this place of the list.
    fn acting(&self, number: usize, day: Date) -> Option<AgencyAt<'_>> {
        // Successors stand further down.
        let mut rest = self.agencies().get(number..)?.iter();
        let mut agency = rest.next()?;
        let mut ended = agency.ended_before(day);
        while ended.is_some()
            && let Some(next) = rest.find(|next| agency.successor.as_ref() == Some(&next.id))
        {
            agency = next;
            ended = agency.ended_before(day);
        }
        Some(AgencyAt { agency, name: agency.name_at(day), ended })
    }

    /// The agencies that at the end of a year act under another name, by another agency, or no longer.
    pub(crate) fn agencies_changed_by(&self, year: Year) -> Vec<(&Agency, AgencyAt<'_>)> {
        let day = Date::last_of(year);
        let mut changed = Vec::new();
        for (number, agency) in self.agencies().iter().enumerate() {
            if let Some(then) = self.acting(number, day)
                && (then.ended.is_some() || *then.name != agency.name || then.agency.id != agency.id)
            {
                changed.push((agency, then));
            }
        }
        changed
    }
}
