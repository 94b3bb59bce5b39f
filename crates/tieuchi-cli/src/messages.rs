//! What is said on standard error.

use std::io::{self, Write as _};

use anstream::AutoStream;
use tieuchi::{Code, Diagnostic, Language, Severity};

use crate::diagnostics::{Document, render};
use crate::input::{Input, ReadError};
use crate::terminal::{self, Terminal};
use crate::text::style;
use crate::words::{self, Thing, Word};

/// Standard error, in the language of the reader, with a count of the errors said.
pub(crate) struct Messages {
    stream: AutoStream<io::Stderr>,
    language: Language,
    width: usize,
    errors: usize,
}

impl Messages {
    pub(crate) fn new(terminal: Terminal) -> Self {
        Self {
            stream: terminal.messages(),
            language: terminal.language,
            width: terminal::message_width(),
            errors: 0,
        }
    }

    /// How many errors were reported.
    pub(crate) const fn errors(&self) -> usize {
        self.errors
    }

    /// Counts errors, those too that are beyond the number listed.
    pub(crate) fn count(&mut self, diagnostics: &[Diagnostic]) {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error);
        let counted = errors.map(|diagnostic| match diagnostic.code() {
            Code::TooManyDiagnostics => diagnostic.found().and_then(|more| more.parse().ok()).unwrap_or(1),
            _ => 1,
        });
        self.errors += counted.sum::<usize>();
    }

    /// Diagnostics, each with the line of the document under it.
    pub(crate) fn diagnostics(&mut self, diagnostics: &[Diagnostic], document: Option<&Document<'_>>) {
        self.count(diagnostics);
        let documents = document.map(std::slice::from_ref).unwrap_or_default();
        let rendered: Vec<String> = diagnostics
            .iter()
            .map(|diagnostic| render(diagnostic, documents, self.language, self.width))
            .collect();
        self.say(&rendered.concat());
    }

    /// A diagnostic about documents together.
    pub(crate) fn about(&mut self, diagnostic: &Diagnostic, documents: &[Document<'_>]) {
        self.count(std::slice::from_ref(diagnostic));
        self.say(&render(diagnostic, documents, self.language, self.width));
    }

    /// A mistake that no document has.
    pub(crate) fn failure(&mut self, message: &str) {
        self.errors += 1;
        let label = Severity::Error.label(self.language);
        let (bad, bold) = (style::BAD, style::BOLD);
        self.say(&format!("{bad}{label}{bad:#}{bold}: {message}{bold:#}\n"));
    }

    /// A document that is not at hand.
    pub(crate) fn unreadable(&mut self, input: &Input, error: &ReadError) {
        let name = input.name();
        match error {
            ReadError::Io(error) => {
                let reason = words::io_error(error, self.language);
                self.failure(&Word::CannotRead.with(self.language, &[&name, &reason]));
            }
            ReadError::TooLarge(diagnostic) => {
                let document = Document { name: &name, bytes: None, line: None };
                self.diagnostics(std::slice::from_ref(diagnostic), Some(&document));
            }
            ReadError::Endless(most) => {
                let most = most.to_string();
                self.failure(&Word::EndlessStream.with(self.language, &[&name, &most]));
            }
        }
    }

    /// How many errors there are in a document.
    pub(crate) fn count_line(&mut self, errors: usize, name: &str) {
        let errors = words::counted(errors, Thing::Error, self.language);
        self.line(&Word::ErrorsIn.with(self.language, &[&errors, name]));
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, line: &str) {
        self.say(&format!("{line}\n"));
    }

    fn say(&mut self, text: &str) {
        // There is nobody left to tell that standard error is gone.
        let _ = self.stream.write_all(text.as_bytes()).and_then(|()| self.stream.flush());
    }
}
