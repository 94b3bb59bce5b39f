//! Reading what a dossier holds beside values and scores: documents, evidence, events.

use crate::diagnostic::code::Code;
use crate::json::tape::Item;
use crate::model::criterion::Criterion;
use crate::model::dossier::{Evidence, FiledDocument};
use crate::model::rule_set::RuleSet;
use crate::read::fields::Reader;
use crate::value::id::{AgencyId, CriterionId};

impl Reader<'_> {
    pub(super) fn filed_document(&mut self, item: Item<'_, '_>, rules: &RuleSet) -> Option<FiledDocument> {
        let [id, reference, date, agency] = self.fields(item, &["id", "reference", "date", "agency"])?;
        let id = self.required(item, id, "id").and_then(|id| {
            self.one_of(id, Code::UnknownDocument, rules.documents().iter().map(|known| &known.id))
        });
        let reference = self.optional_filled(reference);
        let date = date.and_then(|date| self.date(date));
        let agency = agency.and_then(|agency| self.agency_of(agency, rules));
        Some(FiledDocument { id: id?.clone(), reference, date, agency })
    }

    /// Evidence that names its criterion, or that stands under the value of one.
    pub(super) fn evidence(
        &mut self,
        item: Item<'_, '_>,
        rules: &RuleSet,
        under: Option<&CriterionId>,
    ) -> Option<Evidence> {
        let (criterion, title, reference, date) = if let Some(criterion) = under {
            let [title, reference, date] = self.fields(item, &["title", "reference", "date"])?;
            (Some(criterion.clone()), title, reference, date)
        } else {
            let [criterion, title, reference, date] =
                self.fields(item, &["criterion", "title", "reference", "date"])?;
            let criterion = self
                .required(item, criterion, "criterion")
                .and_then(|criterion| Some(self.criterion_of(criterion, rules)?.id.clone()));
            (criterion, title, reference, date)
        };
        let title = self.required_filled(item, title, "title");
        let reference = self.optional_filled(reference);
        let date = date.and_then(|date| self.date(date));
        Some(Evidence { criterion: criterion?, title, reference, date })
    }

    pub(super) fn agency_of(&mut self, item: Item<'_, '_>, rules: &RuleSet) -> Option<AgencyId> {
        self.one_of(item, Code::UnknownAgency, rules.agencies().iter().map(|known| &known.id)).cloned()
    }

    pub(super) fn criterion_of<'r>(
        &mut self,
        item: Item<'_, '_>,
        rules: &'r RuleSet,
    ) -> Option<&'r Criterion> {
        let criterion = item.string().and_then(|id| rules.criterion(&id));
        if criterion.is_none()
            && let Some(id) = self.id::<CriterionId>(item)
        {
            self.unknown_criterion(item, id.as_str(), rules);
        }
        criterion
    }

    pub(super) fn unknown_criterion(&mut self, item: Item<'_, '_>, name: &str, rules: &RuleSet) {
        let mut known = rules.criteria().iter().map(|criterion| criterion.id.as_str());
        self.unknown(Code::UnknownCriterion, item, name, &mut known);
    }
}
