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
    use tieuchi::{Basis, RankBy, Ranking};
    use wasm_bindgen::prelude::wasm_bindgen;

    use crate::dossiers::Dossiers;
    use crate::several::{incomparable, year_of};

    #[wasm_bindgen]
    impl Dossiers {
        /// The dossiers by the places of their scores in one index, of one year and basis, as JSON; nothing where there is no
        /// such basis.
        #[expect(clippy::needless_pass_by_value, reason = "strings that may be missing cross as values")]
        pub fn rank(
            &self,
            index: Option<String>,
            year: Option<String>,
            basis: Option<String>,
        ) -> Result<Option<String>, String> {
            let known = |basis: &String| Basis::ALL.into_iter().find(|known| known.as_str() == basis);
            let by = RankBy {
                index: index.as_deref(),
                year: year.map(|year| year_of(&year)).transpose()?,
                basis: basis.as_ref().and_then(known),
            };
            if basis.is_some() && by.basis.is_none() {
                return Ok(None);
            }
            let ranking = Ranking::of(&self.0, &by).map_err(|error| incomparable(&error))?;
            Ok(Some(ranking.to_json()))
        }
    }
}
