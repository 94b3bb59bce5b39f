//! A ranking: which score of each dossier counts, and its place among the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::{Detail, mismatch, whole};
use crate::error::ComparisonError;
use crate::model::dossier::{Dossier, Score};
use crate::model::rule_set::Basis;
use crate::model::score::{Place, rank};
use crate::value::date::Year;
use crate::value::id::{IndexId, Level, SubjectId};

/// Which scores are ranked. What is not said may be anything, but all scores that are left must be of one index, year and
/// basis.
#[derive(Clone, Copy, Default, Debug)]
pub struct RankBy<'a> {
    /// The id of the index.
    pub index: Option<&'a str>,
    /// The year of the scores.
    pub year: Option<Year>,
    /// By whom they were given.
    pub basis: Option<Basis>,
}

/// Dossiers in the order of their scores in one index, of one year and basis.
///
/// ```
/// use tieuchi::{Code, RankBy, Ranking, RuleSet};
///
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
/// let read = |id, points| rules.read_dossier(&format!(
///     r#"{{"rule_set": "vn.thanh-hoa.dx.district", "subject": {{"id": "{id}", "level": "district"}}, "year": 2024,
///         "scores": [{{"index": "dti-3853-district", "year": 2024, "basis": "self", "points": {points}, "maximum": 100}}]}}"#
/// ));
/// let dossiers = [read("A", "71.5")?, read("B", "80")?, read("C", "71.50")?];
/// let ranking = Ranking::of(&dossiers, &RankBy::default())?;
/// let places: Vec<_> =
///     ranking.ranked().iter().map(|each| (each.dossier.subject().id.as_str(), each.place.best)).collect();
/// assert_eq!(places, [("B", 1), ("A", 2), ("C", 2)]);
///
/// let error = Ranking::of(&[read("A", "71.5")?, read("A", "80")?], &RankBy::default()).unwrap_err();
/// assert_eq!(error.diagnostics()[0].code(), Code::EvaluatedTwice);
/// let by = RankBy { index: Some("dti-3853-distric"), ..RankBy::default() };
/// let error = Ranking::of(&dossiers, &by).unwrap_err();
/// assert_eq!(error.diagnostics()[0].nearest(), Some("dti-3853-district"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Ranking<'d> {
    index: &'d IndexId,
    year: Year,
    basis: Basis,
    ranked: Vec<Ranked<'d>>,
}

/// A dossier with the score that counts and its place.
#[derive(Clone, Copy, Debug)]
pub struct Ranked<'d> {
    /// The dossier.
    pub dossier: &'d Dossier,
    /// The score.
    pub score: &'d Score,
    /// Its place.
    pub place: Place,
}

impl<'d> Ranking<'d> {
    /// The ranking of dossiers. A score without points, or with a maximum of zero, has no place.
    ///
    /// It is an error where a unit stands twice, where no rule set of the dossiers uses the index, and where no score is left or
    /// scores of several kinds are.
    pub fn of(
        dossiers: impl IntoIterator<Item = &'d Dossier>,
        by: &RankBy<'_>,
    ) -> Result<Self, ComparisonError> {
        let dossiers: Vec<&Dossier> = dossiers.into_iter().collect();
        check_distinct(dossiers.iter().copied())?;
        if let Some(index) = by.index {
            check_index(&dossiers, index)?;
        }
        let scores = dossiers.iter().enumerate().flat_map(|(number, dossier)| {
            dossier.scores().iter().map(move |score| (number, *dossier, score))
        });
        let chosen: Vec<(usize, &Dossier, &Score)> = scores
            .filter(|(.., score)| {
                by.index.is_none_or(|index| index == score.index.as_str())
                    && by.year.is_none_or(|year| year == score.year)
                    && by.basis.is_none_or(|basis| basis == score.basis)
            })
            .collect();
        let mut kinds: Vec<(&IndexId, Year, Basis)> =
            chosen.iter().map(|(.., score)| (&score.index, score.year, score.basis)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let (index, year, basis) = match kinds.as_slice() {
            [] => return Err(ComparisonError::of(vec![whole(Code::NoSuchScore, Detail::default())])),
            [kind] => *kind,
            several => {
                let named =
                    several.iter().map(|(index, year, basis)| format!("{index}/{year}/{}", basis.as_str()));
                let found = Detail::default().found(Phrase::names(named));
                return Err(ComparisonError::of(vec![whole(Code::SeveralScores, found)]));
            }
        };
        // Dossiers of two years may hold the same score.
        let units = chosen.iter().map(|(number, dossier, _)| (*number, *dossier, unit(dossier)));
        check_each_once(units, |dossier| {
            let what = format!("{} {index} {year} {}", dossier.subject().id, basis.as_str());
            whole(Code::DuplicateScore, Detail::default().found(Phrase::verbatim(&what)))
        })?;
        let places = rank(&chosen.iter().map(|(.., score)| *score).collect::<Vec<_>>());
        let mut ranked: Vec<Ranked<'d>> = chosen
            .into_iter()
            .zip(places)
            .filter_map(|((_, dossier, score), place)| Some(Ranked { dossier, score, place: place? }))
            .collect();
        // Those of one place stay in the order given.
        ranked.sort_by_key(|each| (each.place.best, each.place.worst));
        Ok(Self { index, year, basis, ranked })
    }

    /// The index.
    pub fn index(&self) -> &'d IndexId {
        self.index
    }

    /// The year of the scores.
    pub fn year(&self) -> Year {
        self.year
    }

    /// By whom they were given.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// The dossiers that have a place, from the best to the worst; those of one place in the order given.
    pub fn ranked(&self) -> &[Ranked<'d>] {
        &self.ranked
    }
}

/// That no unit stands twice in one year by one rule set. Each error is about two dossiers
/// ([`ComparisonError::with_dossiers`]).
pub fn check_distinct<'d>(dossiers: impl IntoIterator<Item = &'d Dossier>) -> Result<(), ComparisonError> {
    let keyed = dossiers
        .into_iter()
        .enumerate()
        .map(|(number, dossier)| (number, dossier, (dossier.rules().id(), unit(dossier), dossier.year())));
    check_each_once(keyed, |dossier| {
        mismatch(Code::EvaluatedTwice, dossier.subject().id.as_str(), &dossier.year().to_string())
    })
}

fn unit(dossier: &Dossier) -> (&Level, &SubjectId) {
    (&dossier.subject().level, &dossier.subject().id)
}

fn check_each_once<'d, K: Ord>(
    keyed: impl Iterator<Item = (usize, &'d Dossier, K)>,
    twice: impl Fn(&Dossier) -> Diagnostic,
) -> Result<(), ComparisonError> {
    let (mut seen, mut found) = (BTreeMap::new(), Vec::new());
    for (number, dossier, key) in keyed {
        let first = *seen.entry(key).or_insert(number);
        if first != number {
            found.push((twice(dossier), vec![first, number]));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(ComparisonError::about(found)) }
}

/// That a rule set of the dossiers uses an index.
fn check_index(dossiers: &[&Dossier], index: &str) -> Result<(), ComparisonError> {
    let known: BTreeSet<&str> =
        dossiers.iter().flat_map(|dossier| dossier.rules().known_indices()).map(IndexId::as_str).collect();
    // Of no dossiers it is said that they hold no score.
    if dossiers.is_empty() || known.contains(index) {
        return Ok(());
    }
    let nearest = nearest(index, &mut known.iter().copied());
    let detail = Detail::default().found(Phrase::verbatim(index)).expected(Phrase::names(known));
    Err(ComparisonError::of(vec![whole(Code::UnknownIndex, detail.nearest(nearest))]))
}
