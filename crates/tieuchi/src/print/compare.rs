//! Roll-ups, upkeep and outlooks in words, for officials.

use crate::model::outlook::{OutlookFinding, OutlookScore};
use crate::model::register::Standing;
use crate::model::rollup::Rollup;
use crate::model::upkeep::{CriterionUpkeep, UpkeepFinding};
use crate::print::explain::{observed, shortfall, target, value};
use crate::print::figure;
use crate::value::language::Language;
use crate::value::outcome::{Outcome, Reason};

impl UpkeepFinding<'_> {
    /// The value of the earlier year in words; nothing where none was reported.
    pub fn earlier_text(&self, language: Language) -> String {
        observed(self.earlier(), self.later().bound(), self.criterion(), language)
    }

    /// Whether it was kept, and the distance to the new target where there is one: "không đạt chỉ tiêu của năm mới: thiếu 2
    /// điểm phần trăm"; of a criterion from which the unit is exempt, by whom.
    pub fn explain(&self, language: Language) -> String {
        self.explained(self.status().label(language), language)
    }

    /// The same where a register is at hand: where it records that the subject is recognised for the earlier year, what was
    /// reported then is the level at recognition.
    pub fn explain_with_standing(&self, standing: &Standing<'_>, language: Language) -> String {
        let recognised = standing.recognised().is_some_and(|decision| decision.year == self.earlier_year());
        let status = self.status();
        let status =
            if recognised { status.label_since_recognition(language) } else { status.label(language) };
        self.explained(status, language)
    }

    fn explained(&self, status: &str, language: Language) -> String {
        if self.status() == CriterionUpkeep::Exempt {
            return self.later().explain(language);
        }
        let distance = self.later().shortfall().zip(self.later().bound());
        distance.map_or_else(
            || status.to_owned(),
            |(distance, demanded)| {
                format!("{status}: {}", shortfall(distance, demanded, self.criterion(), language))
            },
        )
    }
}

impl OutlookFinding<'_> {
    /// The target in words; nothing where there is none.
    pub fn target_text(&self, language: Language) -> String {
        target(self.bound(), self.criterion(), language)
    }

    /// The value in words; nothing where none was reported.
    pub fn observed_text(&self, language: Language) -> String {
        observed(self.value(), self.bound(), self.criterion(), language)
    }

    /// The reason in words, with the distance where there is one; of a criterion from which the subject is exempt, by whom.
    pub fn explain(&self, language: Language) -> String {
        #[cfg(feature = "programmes")]
        if let Some((rules, exemption)) = self.exemption() {
            return crate::print::explain::exempted_by(rules, exemption, language);
        }
        let reason = self.reason().label(language);
        match self.shortfall().zip(self.bound()) {
            Some((distance, demanded)) => {
                format!("{reason}: {}", shortfall(distance, demanded, self.criterion(), language))
            }
            None => reason.to_owned(),
        }
    }
}

impl OutlookScore<'_> {
    /// What is asked, what the score that counts comes to, by its year where that is another one, and what is missing, in
    /// words.
    pub fn explain(&self, language: Language) -> String {
        let share = figure::percent(self.demand().at_least_percent, language);
        let (basis, year) = (self.basis().label(language), self.asked_year());
        let asked = match language {
            Language::Vietnamese => format!("{basis} năm {year}, từ {share} tổng số điểm trở lên"),
            Language::English => format!("{basis} of {year}, at least {share} of all points"),
        };
        let missing = self.missing_points().map(|points| figure::decimal(points, language));
        let missing = missing.map(|points| match language {
            Language::Vietnamese => format!(", thiếu {points} điểm"),
            Language::English => format!(", {points} points short"),
        });
        let by = self.other_year().map(|year| match language {
            Language::Vietnamese => format!("; tính theo điểm năm {year}"),
            Language::English => format!("; by the score of {year}"),
        });
        let (by, missing) = (by.unwrap_or_default(), missing.unwrap_or_default());
        format!("{asked}{by}: {}{missing}", self.reason().label(language))
    }
}

impl Rollup {
    /// The number, or from what is sure to what is possible, of all units: "0–3/7 (0%–42,8571%)".
    pub fn observed_text(&self, language: Language) -> String {
        let (sure, possible) = (self.sure(), self.possible());
        let demanded = self.bound();
        let share = |ratio: crate::value::quantity::Ratio| {
            ratio.percent(demanded).map(|percent| figure::percent(percent, language))
        };
        let count = |number| figure::count(number, language);
        let units = count(self.units());
        let (numbers, shares) = if sure == possible {
            (count(sure.numerator), share(sure))
        } else {
            let numbers = format!("{}–{}", count(sure.numerator), count(possible.numerator));
            (numbers, share(sure).zip(share(possible)).map(|(low, high)| format!("{low}–{high}")))
        };
        shares.map_or_else(|| format!("{numbers}/{units}"), |shares| format!("{numbers}/{units} ({shares})"))
    }

    /// What the unit's own dossier reports, in words; nothing where it reports nothing.
    pub fn reported_text(&self, language: Language) -> String {
        self.reported().map(|reported| value(reported, self.bound(), language)).unwrap_or_default()
    }

    /// What the criterion comes to by the decisions on record, in words.
    pub fn explain(&self, language: Language) -> String {
        let reason = match self.reason() {
            Reason::SomeUndetermined => language.pick(
                "chưa rõ mọi đơn vị được công nhận có duy trì các tiêu chí hay không",
                "not known of every recognised unit whether it maintains its criteria",
            ),
            reason => reason.label(language),
        };
        let distance = self.shortfall().zip(self.bound()).zip(self.criterion());
        let distance = distance.filter(|_| self.outcome() == Outcome::NotMet);
        let distance = distance
            .map(|((distance, demanded), criterion)| shortfall(distance, demanded, criterion, language));
        let distance = distance.map(|distance| format!(": {distance}")).unwrap_or_default();
        format!("{}, {reason}{distance}", self.observed_text(language))
    }
}
