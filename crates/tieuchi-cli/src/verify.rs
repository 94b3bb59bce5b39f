//! `tieuchi verify`: whether a receipt still holds.

use std::io::{self, Write as _};

use tieuchi::{Limits, visible};
use tieuchi_author::{Check, Checked, Verification};

use crate::args::{TextOrJson, VerifyArgs};
use crate::diagnostics::Document;
use crate::input::Input;
use crate::messages::Messages;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::style;
use crate::words::Word;
use crate::{FALLS_SHORT, INVALID, json, sets};

pub(crate) fn run(args: &VerifyArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let (receipt, dossier) = (Input::new(&args.receipt), Input::new(&args.dossier));
    let rules = args.rules.as_ref().map(|path| Input::new(path));
    let all = [&receipt, &dossier].into_iter().chain(&rules);
    if all.filter(|input| **input == Input::StandardInput).count() > 1 {
        messages.failure(Word::StandardInputTwice.get(terminal.language));
        return Ok(INVALID);
    }
    let (receipt, dossier) = (read(&receipt, messages), read(&dossier, messages));
    let Some(sets) = sets::load(args.rules.as_deref(), terminal.language, messages) else {
        return Ok(INVALID);
    };
    let (Some((receipt, receipt_bytes)), Some((dossier, dossier_bytes))) = (receipt, dossier) else {
        return Ok(INVALID);
    };
    let text = |name: &str, bytes: &[u8], messages: &mut Messages| match tieuchi::utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(diagnostic) => {
            messages.diagnostics(&[*diagnostic], Some(&Document { name, bytes: Some(bytes), line: None }));
            None
        }
    };
    let texts = (text(&receipt, &receipt_bytes, messages), text(&dossier, &dossier_bytes, messages));
    let (Some(receipt_text), Some(dossier_text)) = texts else { return Ok(INVALID) };
    let verification = match Verification::of(&receipt_text, &dossier_text, &sets) {
        Ok(Ok(verification)) => verification,
        Ok(Err(diagnostics)) => {
            let document = Document { name: &dossier, bytes: Some(&dossier_bytes), line: None };
            messages.diagnostics(&diagnostics, Some(&document));
            return Ok(INVALID);
        }
        Err(diagnostics) => {
            let document = Document { name: &receipt, bytes: Some(&receipt_bytes), line: None };
            messages.diagnostics(&diagnostics, Some(&document));
            return Ok(INVALID);
        }
    };
    match args.format {
        TextOrJson::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", data(&verification))?;
            output.flush()?;
        }
        TextOrJson::Text => {
            let mut output = terminal.text_output();
            output.write_all(page(&verification, terminal).as_bytes())?;
            output.flush()?;
        }
    }
    Ok(if verification.holds() { 0 } else { FALLS_SHORT })
}

fn read(input: &Input, messages: &mut Messages) -> Option<(String, Vec<u8>)> {
    match input.read(&Limits::default()) {
        Ok(bytes) => Some((input.name(), bytes)),
        Err(error) => {
            messages.unreadable(input, &error);
            None
        }
    }
}

fn page(verification: &Verification, terminal: Terminal) -> String {
    let language = terminal.language;
    let mut page = Page::new(terminal::output_width());
    page.paragraph(0, &visible(&verification.rule_set), style::BOLD);
    for (check, checked) in &verification.checks {
        let name = match check {
            Check::Receipt => Word::CheckReceipt,
            Check::Semantics => Word::CheckSemantics,
            Check::RuleSet => Word::CheckRuleSet,
            Check::Indices => Word::CheckIndices,
            Check::Dossier => Word::CheckDossier,
            Check::Evaluation => Word::CheckEvaluation,
        };
        let name = name.get(language);
        match checked {
            Checked::Holds => {
                page.hanging(2, "✓", style::GOOD, &Word::CheckHolds.with(language, &[name]), style::PLAIN);
            }
            Checked::Fails(diagnostic) => {
                let said = format!("{name}: {} [{}]", diagnostic.message(language), diagnostic.code());
                page.hanging(2, "✗", style::BAD, &said, style::PLAIN);
            }
            Checked::Open => {
                page.hanging(2, "?", style::OPEN, &Word::CheckOpen.with(language, &[name]), style::PLAIN);
            }
        }
    }
    for (name, then, now) in &verification.differences {
        let label = |name: &str| {
            let all = [
                tieuchi::Outcome::Met,
                tieuchi::Outcome::NotMet,
                tieuchi::Outcome::Undetermined,
                tieuchi::Outcome::NotApplicable,
            ];
            let outcome = all.into_iter().find(|outcome| outcome.as_str() == name);
            outcome.map_or_else(|| visible(name).into_owned(), |outcome| outcome.label(language).to_owned())
        };
        let name = if name == "outcome" { Word::JudgedWhole.get(language).into() } else { visible(name) };
        let said = Word::ThenAndNow.with(language, &[&name, &label(then), &label(now)]);
        page.hanging(6, "•", style::PLAIN, &said, style::PLAIN);
    }
    let (word, style) = if verification.holds() {
        (Word::ReceiptHolds, style::GOOD)
    } else {
        (Word::ReceiptFails, style::BAD)
    };
    page.paragraph(2, word.get(language), style);
    page.finish()
}

fn data(verification: &Verification) -> String {
    let checks = verification.checks.iter().map(|(check, checked)| {
        let (holds, finding) = match checked {
            Checked::Holds => ("true", "null".to_owned()),
            Checked::Fails(diagnostic) => ("false", diagnostic.to_json()),
            Checked::Open => ("null", "null".to_owned()),
        };
        json::object(&[
            ("check", json::string(check.as_str())),
            ("holds", holds.to_owned()),
            ("finding", finding),
        ])
    });
    let differences = verification.differences.iter().map(|(name, then, now)| {
        json::object(&[
            ("what", json::string(name)),
            ("then", json::string(then)),
            ("now", json::string(now)),
        ])
    });
    json::object(&[
        ("holds", verification.holds().to_string()),
        ("rule_set", json::string(&verification.rule_set)),
        ("checks", json::array(checks)),
        ("differences", json::array(differences)),
    ])
}
