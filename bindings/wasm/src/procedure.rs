//! Where a dossier stands in its procedure, and what an agency is asked.

use tieuchi::{Extent, GivenIn, Holds, Language, Timing, ToDo};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Json, RuleSet, day, refused};

#[wasm_bindgen]
impl RuleSet {
    /// Where a dossier stands, as JSON.
    pub fn progress(
        &self,
        reader: &RuleSet,
        document: &[u8],
        as_of: Option<String>,
    ) -> Result<String, String> {
        let day = day(as_of)?;
        Ok(self.0.evaluate(&reader.read(document)?).progress(day).to_json())
    }

    /// What an agency is asked in a list of a dossier, as JSON; nothing where there is no such list.
    pub fn sheet(
        &self,
        reader: &RuleSet,
        document: &[u8],
        agency: &str,
        list: &str,
        blank: bool,
    ) -> Result<Option<String>, String> {
        let list = [GivenIn::Opinions, GivenIn::Appraisals].into_iter().find(|known| known.as_str() == list);
        let Some(list) = list else { return Ok(None) };
        let evaluation = self.0.evaluate(&reader.read(document)?);
        let sheet = evaluation.sheet(agency, list);
        let sheet = sheet.map_err(|what| refused(&what.message(Language::English)))?;
        Ok(Some(if blank { sheet.to_blank_json() } else { sheet.to_json() }))
    }
}

pub(crate) fn words(out: &mut Json) {
    out.strings("givenIn", &GivenIn::ALL.map(GivenIn::as_str));
    out.strings("extent", &Extent::ALL.map(Extent::as_str));
    out.strings("holds", &Holds::ALL.map(Holds::as_str));
    out.strings("timing", &Timing::ALL.map(Timing::as_str));
    out.strings("toDo", &ToDo::ALL.map(ToDo::as_str));
}
