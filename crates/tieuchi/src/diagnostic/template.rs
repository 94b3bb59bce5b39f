//! Templates of messages and what stands in their holes.
//!
//! A hole is `{found}`, `{expected}` or `{how}`. Of several names, `{expected:or}` and `{expected:and}` join the last
//! one; `{expected:need}` says in Vietnamese that it is needed, and nothing more where it says so itself.
//! `{found?is|are}` is its first form where one thing was found, and its second otherwise.

use crate::diagnostic::phrase::{Join, Phrase, Word};
use crate::value::language::Language;

/// What stands in the holes.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'d> {
    pub(crate) found: Option<&'d Phrase>,
    pub(crate) expected: Option<&'d Phrase>,
    pub(crate) how: Option<Word>,
}

/// The sentence that a template makes of its parts.
pub(crate) fn fill(template: &str, parts: Parts<'_>, language: Language) -> String {
    let mut sentence = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once('}').unwrap_or((after, ""));
        sentence.push_str(before);
        sentence.push_str(&parts.fill_hole(hole, language));
        rest = after;
    }
    sentence.push_str(rest);
    sentence
}

impl Parts<'_> {
    fn fill_hole(self, hole: &str, language: Language) -> String {
        if let Some((name, forms)) = hole.split_once('?') {
            let (one, many) = forms.split_once('|').unwrap_or((forms, forms));
            let form = if self.get(name).is_some_and(Phrase::is_one) { one } else { many };
            return form.to_owned();
        }
        let (name, manner) = hole.split_once(':').unwrap_or((hole, ""));
        if name == "how" {
            return self.how.map(|how| how.get(language).to_owned()).unwrap_or_default();
        }
        let Some(phrase) = self.get(name) else { return String::new() };
        match manner {
            "or" => phrase.in_sentence(language, Join::Or),
            "and" => phrase.in_sentence(language, Join::And),
            "need" if *phrase != Phrase::Word(Word::EndOfDocument) => {
                format!("cần {}", phrase.in_sentence(language, Join::Comma))
            }
            _ => phrase.in_sentence(language, Join::Comma),
        }
    }

    fn get(&self, name: &str) -> Option<&Phrase> {
        if name == "found" { self.found } else { self.expected }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::code::Code;

    const HOLES: [&str; 7] =
        ["found", "found:and", "expected", "expected:or", "expected:and", "expected:need", "how"];

    fn holes(template: &'static str) -> impl Iterator<Item = &'static str> {
        template.split('{').skip(1).filter_map(|hole| Some(hole.split_once('}')?.0))
    }

    #[test]
    fn every_hole_of_a_template_is_known() {
        for code in Code::ALL {
            for hole in Language::ALL.into_iter().flat_map(|language| holes(code.template(language))) {
                let is_choice = hole
                    .split_once('?')
                    .is_some_and(|(name, forms)| HOLES.contains(&name) && forms.matches('|').count() == 1);
                assert!(is_choice || HOLES.contains(&hole), "{hole} of {code}");
            }
        }
    }

    #[test]
    fn one_thing_takes_the_first_form_and_any_other_number_the_second() {
        let said = |found: Phrase| {
            let parts = Parts { found: Some(&found), expected: None, how: None };
            fill("there {found?is|are} {found:and}", parts, Language::English)
        };
        assert_eq!(said(Phrase::Number(0)), "there are 0");
        assert_eq!(said(Phrase::Number(1)), "there is 1");
        assert_eq!(said(Phrase::Number(2)), "there are 2");
        assert_eq!(said(Phrase::names(["a"])), "there is `a`");
        assert_eq!(said(Phrase::names(["a", "b"])), "there are `a` and `b`");
        assert_eq!(said(Phrase::names(["a", "b", "c"])), "there are `a`, `b` and `c`");
        assert_eq!(said(Phrase::Names(Vec::new())), "there are none");
    }

    #[test]
    fn the_last_of_several_names_is_joined_by_a_word_without_a_comma() {
        let names = Phrase::names(["a", "b", "c"]);
        let parts = Parts { found: None, expected: Some(&names), how: None };
        assert_eq!(fill("{expected:or}", parts, Language::English), "`a`, `b` or `c`");
        assert_eq!(fill("{expected:or}", parts, Language::Vietnamese), "`a`, `b` hoặc `c`");
        assert_eq!(fill("{expected:and}", parts, Language::Vietnamese), "`a`, `b` và `c`");
        assert_eq!(fill("{expected}", parts, Language::English), "`a`, `b`, `c`");
    }
}
