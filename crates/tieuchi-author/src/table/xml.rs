//! What the readers of both kinds of workbook share: XML without prefixes, the text of numbers, formats.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use tieuchi::Diagnostic;

use crate::table::grid::{Held, Shown};
use crate::table::open::broken;

/// One step through a part.
pub(super) enum Step {
    /// A tag with its attributes, both without prefixes; whether it closes itself.
    Start(String, Vec<(String, String)>, bool),
    End(String),
    Text(String),
    Done,
}

/// A part that is read tag by tag.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
}

impl<'x> Xml<'x> {
    pub(super) fn new(part: &'x str, text: &'x str) -> Self {
        Self { reader: Reader::from_str(text), part }
    }

    pub(super) fn next(&mut self) -> Result<Step, Box<Diagnostic>> {
        loop {
            let step = match self.reader.read_event().map_err(|_| broken(self.part))? {
                Event::Start(tag) => self.start(&tag, false)?,
                Event::Empty(tag) => self.start(&tag, true)?,
                Event::End(tag) => Step::End(local(tag.name().as_ref()).to_owned()),
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => Step::Text(self.entity(&name)?),
                // Nothing that a document type could declare is needed, and some of it is hostile.
                Event::DocType(_) => return Err(broken(self.part)),
                Event::Eof => return Ok(Step::Done),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
            return Ok(step);
        }
    }

    fn start(&self, tag: &BytesStart<'_>, closed: bool) -> Result<Step, Box<Diagnostic>> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| broken(self.part))?;
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            let value = value.map_err(|_| broken(self.part))?.into_owned();
            attributes.push((local(attribute.key.as_ref()).to_owned(), value));
        }
        Ok(Step::Start(local(tag.name().as_ref()).to_owned(), attributes, closed))
    }

    fn entity(&self, name: &quick_xml::events::BytesRef<'_>) -> Result<String, Box<Diagnostic>> {
        if let Some(character) = name.resolve_char_ref().map_err(|_| broken(self.part))? {
            return Ok(character.to_string());
        }
        let text = quick_xml::escape::resolve_predefined_entity(&name.xml10_content());
        text.map(str::to_owned).ok_or_else(|| broken(self.part))
    }
}

/// The value of an attribute.
pub(super) fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A number of a workbook, which is a double whatever the text: the shortest text that names the same double.
pub(super) fn number(text: &str, shown: Shown) -> Held {
    match text.trim().parse::<f64>() {
        Ok(double) if double.is_finite() => Held::Number(double.to_string(), shown),
        _ => Held::Other(text.to_owned()),
    }
}

/// What a number format of Excel shows; `None` for dates and times.
pub(super) fn shown_by(format: &str) -> Option<Shown> {
    // Only what positive numbers take, without quoted text, colours and conditions.
    let (mut code, mut quoted, mut bracket, mut escaped) = (String::new(), false, false, false);
    for character in format.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' => bracket = false,
            ';' if !quoted => break,
            _ if quoted || bracket => {}
            _ => code.push(character.to_ascii_lowercase()),
        }
    }
    if code == "general" || code == "@" || code.is_empty() {
        return Some(Shown::default());
    }
    if code.contains(['y', 'd', 'h', 's', 'm']) {
        return None;
    }
    let decimals = code.split_once('.').map_or(0, |(_, after)| {
        after.chars().take_while(|character| matches!(character, '0' | '#' | '?')).count()
    });
    // In scientific notation and fractions nothing can be said of decimals.
    let decimals = if code.contains(['e', '/']) { None } else { Some(decimals) };
    Some(Shown { percent: code.contains('%'), decimals })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_whether_it_is_of_percent_and_how_many_decimals_it_shows() {
        let shown = |percent, decimals| Some(Shown { percent, decimals });
        for (format, expected) in [
            ("General", shown(false, None)),
            ("@", shown(false, None)),
            ("0%", shown(true, Some(0))),
            ("0.00%", shown(true, Some(2))),
            ("#,##0.0;[Red]-#,##0.0", shown(false, Some(1))),
            ("0\"%\"", shown(false, Some(0))),
            ("0.0\\ %", shown(true, Some(1))),
            ("0.00E+00", shown(false, None)),
            ("dd/mm/yyyy", None),
            ("[h]:mm", None),
        ] {
            assert_eq!(shown_by(format), expected, "{format}");
        }
    }

    #[test]
    fn a_number_is_the_shortest_text_of_its_double() {
        for (text, expected) in
            [("0.82499999999999996", "0.825"), ("1E-3", "0.001"), ("70", "70"), ("-0", "-0")]
        {
            assert_eq!(number(text, Shown::default()), Held::Number(expected.to_owned(), Shown::default()));
        }
        assert_eq!(number("inf", Shown::default()), Held::Other("inf".to_owned()));
    }
}
