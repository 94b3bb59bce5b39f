//! Index documents and rule sets put together: what users of the crate call.

use std::sync::Arc;

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::{Detail, whole};
use crate::error::IndexError;
use crate::limits::Limits;
use crate::model::condition::ConditionFinding;
use crate::model::dossier::Dossier;
use crate::model::evaluation::Evaluation;
use crate::model::index::{Compiled, Index, Indicator};
use crate::model::ranking::Ranking;
use crate::model::rule_set::{Attached, RuleSet};
use crate::model::score::IndicatorValue;
use crate::print;
use crate::read;
use crate::value::decimal::{compare, normal_form};
use crate::value::digest::Digest;
use crate::value::language::Language;

impl From<Box<Diagnostic>> for IndexError {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Self { diagnostics: vec![*diagnostic] }
    }
}

impl Index {
    /// The index of a JSON text, with the default [`Limits`].
    ///
    /// The format is described in `docs/index-format.md`. All errors are reported at once.
    ///
    /// ```
    /// use tieuchi::{Code, Index};
    ///
    /// let error = Index::from_json(r#"{"kind": "index", "id": "example.dti", "maximun": "100"}"#).unwrap_err();
    /// let typo = error.diagnostics().iter().find(|found| found.code() == Code::UnknownKey).unwrap();
    /// assert_eq!(typo.nearest(), Some("maximum"));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, IndexError> {
        Self::from_json_with(text, &Limits::default())
    }

    /// The index of a JSON text, with limits of your own.
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, IndexError> {
        match read::index::read(text, limits) {
            (Some(content), warnings) => {
                let digest = Digest::of(&print::index::canonical(&content));
                let complete = read::index::is_complete(&content);
                Ok(Self(Arc::new(Compiled { content, warnings, complete, digest })))
            }
            (None, diagnostics) => Err(IndexError { diagnostics }),
        }
    }

    /// The canonical form: the same content always gives the same text. It reads back to an equal index.
    pub fn to_canonical_json(&self) -> String {
        print::index::canonical(self.content())
    }
}

impl Dossier {
    /// Every score of the dossier as JSON: the points of the whole, and where they follow from indicators, of each group
    /// and each indicator. The format is described in `docs/index-format.md`.
    pub fn scores_to_json(&self) -> String {
        print::index::scores(self)
    }
}

impl Ranking<'_> {
    /// The ranking as a JSON array, an object for each dossier that has a place. The format is described in
    /// `docs/index-format.md`.
    pub fn to_json(&self) -> String {
        print::ranking::json(self)
    }
}

impl Indicator {
    /// A value of this indicator in words: `66,6666% (3.400/5.100)`, the title of the case that applies.
    pub fn value_text(&self, value: IndicatorValue, language: Language) -> String {
        print::explain::indicator_value(self, value, language)
    }
}

impl RuleSet {
    /// The same rule set with these index documents attached, in place of those under the same ids.
    ///
    /// Each must be one that the rule set refers to, for its level, with the maximum that the rule set states, if it
    /// states one.
    ///
    /// ```
    /// use tieuchi::{Code, Index, RuleSet};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let index = Index::from_json(
    ///     r#"{"kind": "index", "id": "dti-3853-distric", "version": "1.0.0", "status": "incomplete",
    ///         "title": {"vi": "Bộ chỉ số"}, "subject": {"level": "district"}, "groups": []}"#,
    /// )?;
    /// let error = rules.with_indices([index]).unwrap_err();
    /// assert_eq!(error.diagnostics()[0].code(), Code::UnknownIndex);
    /// assert_eq!(error.diagnostics()[0].nearest(), Some("dti-3853-district"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_indices(&self, indices: impl IntoIterator<Item = Index>) -> Result<Self, IndexError> {
        let (mut given, mut diagnostics): (Vec<Index>, _) = (Vec::new(), Vec::new());
        for index in indices {
            if given.iter().any(|other| other.id() == index.id()) {
                let detail = Detail::default().found(Phrase::verbatim(index.id().as_str()));
                diagnostics.push(whole(Code::IndexTwice, detail));
            }
            diagnostics.extend(self.misfits(&index));
            given.push(index);
        }
        if !diagnostics.is_empty() {
            return Err(IndexError { diagnostics });
        }
        let kept = self.attached().iter().filter(|held| given.iter().all(|index| index.id() != held.id()));
        let all: Vec<Index> = kept.chain(&given).cloned().collect();
        // In the order of the rule set, so that nothing hangs on the order given.
        let mut attached: Vec<Index> = Vec::new();
        for id in self.known_indices() {
            let found = all.iter().find(|index| index.id() == id);
            attached.extend(found.filter(|index| !attached.contains(index)).cloned());
        }
        Ok(Self(Arc::clone(&self.0), Attached(Some(attached.into()))))
    }

    /// Whether its conditions or its list of indices refer to an index of this id.
    pub fn uses_index(&self, id: &str) -> bool {
        self.known_indices().any(|known| known.as_str() == id)
    }

    fn misfits(&self, index: &Index) -> Vec<Diagnostic> {
        let id = index.id().as_str();
        if !self.uses_index(id) {
            let nearest = nearest(id, &mut self.known_indices().map(crate::value::id::IndexId::as_str));
            let detail = Detail::default().found(Phrase::verbatim(id)).nearest(nearest);
            return vec![whole(Code::UnknownIndex, detail)];
        }
        let mut found = Vec::new();
        let mut report = |code, found_text: &str, expected: &str| {
            let detail = Detail::default().found(Phrase::verbatim(found_text));
            found.push(whole(code, detail.expected(Phrase::verbatim(expected))));
        };
        if index.level() != self.level() {
            report(Code::IndexOfOtherLevel, index.level().as_str(), self.level().as_str());
        }
        let stated =
            self.indices().iter().find(|entry| entry.id == *index.id()).and_then(|entry| entry.maximum);
        if let (Some(own), Some(stated)) = (index.maximum(), stated)
            && compare(own, stated).is_ne()
        {
            report(Code::MaximumMismatch, &normal_form(stated), &normal_form(own));
        }
        found
    }
}

impl Evaluation {
    /// The complete index documents by which scores of the dossier were read, in the order of the rule set.
    pub fn indices(&self) -> impl Iterator<Item = &Index> {
        let dossier = self.dossier();
        dossier
            .rules()
            .attached()
            .iter()
            .filter(|index| index.is_complete())
            .filter(|index| dossier.scores().iter().any(|score| score.index == *index.id()))
    }
}

impl ConditionFinding<'_> {
    /// The indicators that decide the condition, in words; nothing where none does.
    pub fn deciding_text(&self, language: Language) -> String {
        print::explain::deciding(self, language)
    }
}
