//! What a decision says around its criteria: where its words stand, who acts, what is cited, filed, done and owed.

use crate::value::date::Date;
use crate::value::id::{AgencyId, DocumentId, DutyId, ResourceId, StepId};
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

/// An agency, a class of agencies, or an office.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Its name, abbreviations written out.
    pub name: Text,
    /// What it is.
    pub kind: AgencyKind,
    /// The forms that the source prints, where they differ from the name.
    pub printed: Vec<String>,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
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
    /// Where the source says so.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// A sentence that binds someone without deciding an outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// Who is bound.
    pub actors: Vec<AgencyId>,
    /// To do what.
    pub act: Text,
    /// By when, where the source says.
    pub deadline: Option<Text>,
    /// Where the source says so.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}
