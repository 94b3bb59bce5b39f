//! Status and validity against what the document holds.

use tieuchi::{Code, Findings, JsonItem, JsonKind, Said};

use crate::items::{every, list, says};

pub(super) fn check(root: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    let valid = root.get("valid");
    let day = |key| valid.and_then(|valid| says(valid, key));
    if let Some((place, status)) = root.get("status").zip(says(root, "status")) {
        let said = || Said::found(&status);
        let derived = valid.into_iter().flat_map(|valid| list(valid, "derived"));
        let derived: Vec<_> = derived.filter_map(JsonItem::string).collect();
        let has_missing = list(root, "missing").next().is_some();
        match status.as_str() {
            "accepted" => {
                if has_missing {
                    findings.say(Code::AcceptedWithMissing, place, said());
                }
                if !derived.is_empty() {
                    findings.say(Code::AcceptedWithDerivedValidity, place, said().one_of(&derived));
                }
            }
            "incomplete" if !has_missing && is_whole(root) => {
                findings.say(Code::IncompleteButWhole, place, said());
            }
            // An index has no validity.
            "deprecated"
                if day("until").is_none() && root.get("conditions").or(root.get("levels")).is_some() =>
            {
                findings.say(Code::DeprecatedWithoutEnd, place, said());
            }
            _ => {}
        }
    }
    let (from, until) = (day("from"), day("until"));
    let year_of = |day: &Option<String>| day.as_ref()?.get(..4)?.parse::<u16>().ok();
    for item in list(root, "years") {
        let Ok(year) = item.raw().parse::<u16>() else { continue };
        let is_outside = year_of(&from).is_some_and(|first| year < first)
            || year_of(&until).is_some_and(|last| year > last);
        if is_outside {
            let shown = |day: &Option<String>| day.clone().unwrap_or_else(|| "…".to_owned());
            let validity = format!("{} – {}", shown(&from), shown(&until));
            findings.say(Code::YearOutsideValidity, item, Said::found(&year.to_string()).expected(&validity));
        }
    }
    every(root, &mut |_, item| {
        if let Some(derived) = item.get("derived")
            && derived.items().next().is_some()
            && item.get("interpretation").is_none()
        {
            findings.say(Code::InterpretationMissing, derived, Said::found("derived"));
        }
    });
}

/// Whether as many groups and members are there as the source declares.
fn is_whole(root: JsonItem<'_, '_>) -> bool {
    let Some(declared) = root.get("declared").filter(|declared| declared.kind() == JsonKind::Object) else {
        return false;
    };
    let says = |key| declared.get(key).and_then(|number| number.raw().parse::<usize>().ok());
    ["criteria", "indicators"].into_iter().any(|key| {
        let members: usize = list(root, "groups").map(|group| list(group, key).count()).sum();
        says(key) == Some(members) && says("groups") == Some(list(root, "groups").count())
    })
}
