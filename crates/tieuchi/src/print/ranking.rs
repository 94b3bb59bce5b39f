//! A ranking as JSON. Every key is always there, in this order; what there is none of is `null`.

use crate::json::write::Writer;
use crate::model::ranking::{Ranked, Ranking};
use crate::model::score::PointRange;

pub(crate) fn json(ranking: &Ranking<'_>) -> String {
    let mut out = Writer::with_capacity(1 << 12);
    out.array(ranking.ranked(), ranked);
    out.finish()
}

fn ranked(out: &mut Writer, ranked: &Ranked<'_>) {
    let Ranked { dossier, score, place } = ranked;
    let total = score.total();
    let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    out.object(|out| {
        out.key("best_place").integer(number(place.best));
        out.key("worst_place").integer(number(place.worst));
        out.key("shared_with").integer(number(place.shared_with));
        out.key("subject").string(dossier.subject().id.as_str());
        out.key("name").optional(dossier.subject().name.as_deref(), Writer::string);
        out.key("low").optional(total.as_ref().map(PointRange::low), Writer::decimal);
        out.key("high").optional(total.as_ref().map(PointRange::high), Writer::decimal);
        out.key("maximum").optional(score.maximum_points(), Writer::decimal);
        out.key("percent").optional(score.percent(), Writer::decimal);
        let band = score.band(dossier.rules());
        out.key("band").optional(band.map(|band| band.id.as_str()), Writer::string);
    });
}
