//! Dossiers that are looked at together.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::RuleSet;

/// Dossiers, each with the rule set that it was read against.
#[wasm_bindgen]
pub struct Dossiers(pub(crate) Vec<tieuchi::Dossier>);

#[wasm_bindgen]
impl Dossiers {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Dossiers {
        Self(Vec::new())
    }

    /// Adds a dossier.
    pub fn add(&mut self, reader: &RuleSet, document: &[u8]) -> Result<(), String> {
        self.0.push(reader.read(document)?);
        Ok(())
    }
}

#[cfg(feature = "indices")]
mod ranked {
    use tieuchi::{Basis, Decimal, Dossier, Place, Score, rank};
    use wasm_bindgen::prelude::wasm_bindgen;

    use crate::dossiers::Dossiers;
    use crate::{Json, refused};

    #[wasm_bindgen]
    impl Dossiers {
        /// The dossiers by the places of their scores in one index, of one year and basis, as JSON; nothing where there is no
        /// such basis.
        pub fn rank(
            &self,
            index: Option<String>,
            year: Option<String>,
            basis: Option<String>,
        ) -> Result<Option<String>, String> {
            let is_one = |basis: &String| Basis::ALL.iter().any(|known| known.as_str() == basis);
            if basis.as_ref().is_some_and(|basis| !is_one(basis)) {
                return Ok(None);
            }
            let wanted = [index, year, basis];
            let is_asked = |score: &Score| {
                let year = score.year.to_string();
                let has = [score.index.as_str(), &year, score.basis.as_str()];
                wanted.iter().zip(has).all(|(wanted, has)| wanted.as_ref().is_none_or(|wanted| wanted == has))
            };
            let all =
                self.0.iter().flat_map(|dossier| dossier.scores().iter().map(move |score| (dossier, score)));
            let asked: Vec<(&Dossier, &Score)> = all.filter(|(_, score)| is_asked(score)).collect();
            let mut kinds: Vec<String> = asked.iter().map(|(_, score)| kind(score)).collect();
            kinds.sort();
            kinds.dedup();
            if kinds.len() > 1 {
                let kinds = kinds.join("`, `");
                let message =
                    format!("there are scores of several kinds: `{kinds}`; name `index`, `year` or `basis`");
                return Err(refused(&message));
            }
            let ranks = rank(&asked.iter().map(|(_, score)| *score).collect::<Vec<_>>());
            let placed = asked.into_iter().zip(ranks);
            let mut ranked: Vec<_> =
                placed.filter_map(|((dossier, score), place)| Some((dossier, score, place?))).collect();
            // Those of one place stay in the order given.
            ranked.sort_by_key(|(_, _, place)| (place.best, place.worst));
            let mut out = Json::default();
            out.open('[');
            for (dossier, score, place) in ranked {
                write(&mut out, dossier, score, place);
            }
            out.close(']');
            Ok(Some(out.0))
        }
    }

    fn kind(score: &Score) -> String {
        format!("{}/{}/{}", score.index, score.year, score.basis.as_str())
    }

    fn write(out: &mut Json, dossier: &Dossier, score: &Score, place: Place) {
        let total = score.total();
        let text = |number: Decimal| number.normalize().to_string();
        out.open('{').key("best_place").raw(&place.best.to_string());
        out.key("worst_place").raw(&place.worst.to_string());
        out.key("shared_with").raw(&place.shared_with.to_string());
        out.entry("subject", dossier.subject().id.as_str());
        optional(out, "name", dossier.subject().name.as_deref());
        optional(out, "low", total.as_ref().map(|range| text(range.low())).as_deref());
        optional(out, "high", total.as_ref().map(|range| text(range.high())).as_deref());
        optional(out, "maximum", score.maximum_points().map(text).as_deref());
        optional(out, "percent", score.percent().map(text).as_deref());
        optional(out, "band", score.band(dossier.rules()).map(|band| band.id.as_str()));
        out.close('}');
    }

    fn optional(out: &mut Json, key: &str, text: Option<&str>) {
        match text {
            Some(text) => out.entry(key, text),
            None => out.key(key).raw("null"),
        }
    }
}
