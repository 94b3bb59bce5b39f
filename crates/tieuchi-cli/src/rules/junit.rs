//! Results of tests as XML, in the form that CI servers read.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// The results of one file of tests.
pub(super) struct SuiteResults {
    pub(super) name: String,
    /// Each case by its name, with what is wrong with it.
    pub(super) cases: Vec<(String, Option<String>)>,
}

impl SuiteResults {
    fn failures(&self) -> usize {
        self.cases.iter().filter(|(_, wrong)| wrong.is_some()).count()
    }
}

pub(super) fn write(output: &mut dyn Write, suites: &[SuiteResults]) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(output, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let all: usize = suites.iter().map(|suite| suite.cases.len()).sum();
    let failures: usize = suites.iter().map(SuiteResults::failures).sum();
    let numbers = [("tests", all.to_string()), ("failures", failures.to_string())];
    xml.create_element("testsuites")
        .with_attributes(attributes(&numbers))
        .write_inner_content(|xml| suites.iter().try_for_each(|suite| write_suite(xml, suite)))?;
    writeln!(xml.get_mut())
}

fn write_suite(xml: &mut Writer<&mut dyn Write>, suite: &SuiteResults) -> io::Result<()> {
    let facts = [
        ("name", plain(&suite.name)),
        ("tests", suite.cases.len().to_string()),
        ("failures", suite.failures().to_string()),
    ];
    xml.create_element("testsuite").with_attributes(attributes(&facts)).write_inner_content(|xml| {
        for (name, wrong) in &suite.cases {
            let facts = [("name", plain(name)), ("classname", plain(&suite.name))];
            let case = xml.create_element("testcase").with_attributes(attributes(&facts));
            match wrong {
                None => case.write_empty()?,
                Some(wrong) => case.write_inner_content(|xml| {
                    xml.create_element("failure").write_text_content(BytesText::new(&plain(wrong)))?;
                    Ok(())
                })?,
            };
        }
        Ok(())
    })?;
    Ok(())
}

fn attributes<'a>(facts: &'a [(&'a str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    facts.iter().map(|(name, value)| (*name, value.as_str()))
}

/// Text that XML can hold: without control characters, which no escape makes valid.
fn plain(text: &str) -> String {
    text.lines().map(tieuchi::visible).collect::<Vec<_>>().join("\n")
}
