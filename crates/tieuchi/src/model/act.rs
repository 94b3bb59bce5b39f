//! What a decision says around its criteria: where its words stand, who acts, what is cited, filed, done and owed.

use crate::value::date::Date;
#[cfg(feature = "procedure")]
use crate::value::id::SubjectId;
use crate::value::id::{AgencyId, DocumentId, ResourceId, StepId};
use crate::value::language::Text;

/// Where a demand stands, word for word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The document that says it.
    pub resource: ResourceId,
    /// Where in it: `Phụ lục 1, II.3`.
    pub locator: String,
    /// The exact words, errors of the print kept.
    pub quote: String,
    /// Errors of the print within the quote.
    pub misprints: Vec<Misprint>,
}

/// An error of the print.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misprint {
    /// As printed; part of the quote.
    pub printed: String,
    /// As it must be meant.
    pub read: String,
}

/// A document that a rule set cites.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resource {
    /// Its id.
    pub id: ResourceId,
    /// Its number, where the source gives one: `411/QĐ-TTg`.
    pub number: Option<String>,
    /// Its date, where the source gives one.
    pub date: Option<Date>,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Option<Text>,
    /// What the copy shows, where that differs.
    pub printed: Option<String>,
    /// Where number or date come from, or which sources disagree.
    pub interpretation: Option<Text>,
}

/// A part of the source that the rule set's makers did not have, so that the set lacks what it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MissingPart {
    /// What it says that the set lacks.
    pub what: Text,
    /// The document that holds it.
    pub resource: ResourceId,
    /// Where in it: `Phụ lục 01`.
    pub locator: String,
    /// The words that point to it, where there are any.
    pub source: Option<Source>,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// A citation of a resource.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// What is cited.
    pub resource: ResourceId,
    /// Where in it.
    pub locator: Option<String>,
}

/// A document that the dossier must hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RequiredDocument {
    /// Its id.
    pub id: DocumentId,
    /// Its title.
    pub title: Text,
    /// Who issues it; `None` where the source does not say.
    pub issuer: Option<AgencyId>,
    /// The step that needs it.
    pub needed_by: Option<StepId>,
    /// Where the source demands it.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// By when something is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deadline {
    /// Before this day, which is itself too late ("trước ngày").
    Before(Date),
    /// On this day at the latest.
    Until(Date),
    /// As the source says it, where it names no day ("định kỳ").
    Words(Text),
}

#[cfg(feature = "procedure")]
impl Deadline {
    /// Whether it may be meant for what is assessed of this year: a day of the year itself or of the next, or words.
    pub(crate) const fn is_of(&self, year: u16) -> bool {
        match self {
            Self::Before(day) | Self::Until(day) => {
                day.year().number() == year || day.year().number() == year + 1
            }
            Self::Words(_) => true,
        }
    }
}

/// A unit that a step of the procedure names.
#[cfg(feature = "procedure")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedSubject {
    /// Its id, as dossiers give it, where the rule set's makers know it.
    pub id: Option<SubjectId>,
    /// Its name as the source prints it.
    pub name: String,
}

/// For which units a step of the procedure holds.
#[cfg(feature = "procedure")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StepSubjects {
    /// For every one.
    All,
    /// For these alone.
    Only(Vec<NamedSubject>),
    /// For every one but these ("còn lại").
    Except(Vec<NamedSubject>),
}

#[cfg(feature = "procedure")]
impl StepSubjects {
    /// The units that it names, either way.
    ///
    /// ```
    /// use tieuchi::{RuleSet, StepSubjects};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.commune")?;
    /// let remaining = rules.procedure().iter().find(|step| step.id.as_str() == "self-assessment-others").unwrap();
    /// assert!(matches!(remaining.subjects, StepSubjects::Except(_)));
    /// assert_eq!(remaining.subjects.named()[0].name, "phường Ngọc Trạo");
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn named(&self) -> &[NamedSubject] {
        match self {
            Self::All => &[],
            Self::Only(named) | Self::Except(named) => named,
        }
    }
}

/// A step of the procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its title.
    pub title: Text,
    /// Who acts.
    pub actors: Vec<AgencyId>,
    /// The documents that come of it.
    pub produces: Vec<DocumentId>,
    /// To whom they go.
    pub sends_to: Vec<AgencyId>,
    /// The units for which the step holds.
    #[cfg(feature = "procedure")]
    pub subjects: StepSubjects,
    /// The canonical form of what says for which units it holds: the hash covers it.
    #[cfg(not(feature = "procedure"))]
    pub(crate) subjects: Option<String>,
    /// By when, where the source says.
    pub deadline: Option<Deadline>,
    /// Where the source says so.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}
