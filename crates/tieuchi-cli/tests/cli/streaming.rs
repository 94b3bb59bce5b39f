//! Dossiers line by line: answered in order, bad ones in their place, in constant memory.

use std::io::{BufRead as _, BufReader, Write as _};

use serde_json::{Value, json};
use tieuchi::RuleSet;

use crate::documents::{met, mixed, open, small_rules};
use crate::run::World;

fn world() -> World {
    World::new().file("rules.json", small_rules().to_string())
}

fn answer(dossier: &Value) -> String {
    let rules = RuleSet::from_json(&small_rules().to_string()).unwrap();
    rules.evaluate(&rules.read_dossier(&dossier.to_string()).unwrap()).to_json()
}

/// What the library says of a text.
fn diagnostics(text: &str) -> String {
    let rules = RuleSet::from_json(&small_rules().to_string()).unwrap();
    rules.read_dossier(text).unwrap_err().to_json()
}

#[test]
fn a_bad_line_is_answered_in_its_place() {
    // A byte-order mark, CRLF, blank lines that count, a last line without an end.
    let bad = r#"{"rule_set": "vn.thu.xa", "year": 2024}"#;
    let lines = format!("\u{feff}{}\r\n\r\n{bad}\r\n   \nnot json\n{}", mixed(), met());
    let expected = [
        answer(&mixed()),
        format!(r#"{{"error":{{"line":3,"diagnostics":{}}}}}"#, diagnostics(bad)),
        format!(r#"{{"error":{{"line":5,"diagnostics":{}}}}}"#, diagnostics("not json")),
        answer(&met()),
    ];
    let world = world().file("all.jsonl", &lines).file("ALL.JSONL", &lines);
    for (format, text) in
        [("jsonl", expected.join("\n") + "\n"), ("json", format!("[{}]\n", expected.join(",")))]
    {
        let arguments = ["evaluate", "--rules", "rules.json", "--format", format];
        for run in [
            world.run(&[arguments.as_slice(), &["all.jsonl"]].concat()),
            world.run(&[arguments.as_slice(), &["ALL.JSONL"]].concat()),
            world.pipe(&[arguments.as_slice(), &["--jsonl", "-"]].concat(), lines.as_bytes()),
        ] {
            assert_eq!(run.text(), text);
            assert_eq!(run.status, Some(2));
            assert_eq!(run.stderr, "3 errors in 2 of 4 dossiers\n");
        }
    }
}

#[test]
fn places_in_a_bad_line_are_those_of_its_own_text() {
    let run = world().file("all.jsonl", format!("{}\n{{\"rule_set\": 1}}\n", met())).run(&[
        "evaluate",
        "--rules",
        "rules.json",
        "--format",
        "jsonl",
        "all.jsonl",
    ]);
    let second: Value = serde_json::from_str(run.text().lines().nth(1).unwrap()).unwrap();
    assert_eq!(second["error"]["line"], 2);
    let diagnostics = second["error"]["diagnostics"].as_array().unwrap();
    let wrong = diagnostics.iter().find(|found| found["code"] == "wrong_type").unwrap();
    assert_eq!(
        (&wrong["pointer"], &wrong["line"], &wrong["column"]),
        (&json!("/rule_set"), &json!(1), &json!(14))
    );
}

#[test]
fn in_text_and_csv_bad_lines_go_to_standard_error_with_the_line_of_the_file() {
    let world = world().file("all.jsonl", format!("{}\n\n{{\"rule_set\": 1}}\n{}\n", met(), open()));
    for (format, head) in [("text", "Subject:    Xã Hà Bình (code 02)\n"), ("csv", "kind,subject_id,")] {
        let run = world.run(&["evaluate", "--rules", "rules.json", "--format", format, "all.jsonl"]);
        assert_eq!(run.status, Some(2));
        assert!(run.text().starts_with(head), "{}", run.text());
        assert!(run.text().contains("03"), "the rest goes on");
        assert!(
            run.stderr.contains(
                "error[wrong_type]: found `1`, expected a string in double quotes\n \
                 --> all.jsonl:3:14\n  \
                   |\n\
                 3 | {\"rule_set\": 1}\n  \
                   |              ^\n  \
                   |\n  \
                   = JSON pointer: /rule_set\n"
            ),
            "{}",
            run.stderr
        );
        assert!(run.stderr.ends_with("\n3 errors in 1 of 3 dossiers\n"), "{}", run.stderr);
    }
}

#[test]
fn a_line_that_is_no_utf_8_is_answered_too() {
    let mut lines = met().to_string().into_bytes();
    lines.extend(b"\n{\"rule_set\": \"\xff\"}\n");
    lines.extend(open().to_string().bytes());
    let run =
        world().pipe(&["evaluate", "--rules", "rules.json", "--format", "jsonl", "--jsonl", "-"], &lines);
    let answers: Vec<Value> = run.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[1]["error"]["line"], 2);
    assert_eq!(answers[1]["error"]["diagnostics"][0]["code"], "invalid_utf8");
    assert_eq!(answers[1]["error"]["diagnostics"][0]["column"], 15);
    assert_eq!(answers[2]["outcome"], "undetermined");
}

#[test]
fn a_line_beyond_the_limit_is_counted_and_skipped() {
    let most = tieuchi::Limits::default().document_bytes;
    let world = world();
    let mut child = world.spawn(&["evaluate", "--rules", "rules.json", "--format", "jsonl", "--jsonl", "-"]);
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        writeln!(stdin, "{}", met()).unwrap();
        let block = vec![b'x'; 1 << 20];
        (0..100).for_each(|_| stdin.write_all(&block).unwrap());
        writeln!(stdin, "\n{}", open()).unwrap();
        // A line of exactly the limit is read.
        let padded = met().to_string();
        writeln!(stdin, "{padded}{}", " ".repeat(most - padded.len())).unwrap();
        writeln!(stdin, "{padded}{}", " ".repeat(most + 1 - padded.len())).unwrap();
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let answers: Vec<Value> = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect();
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0]["outcome"], "met");
    for (line, found) in [(2, 100 << 20), (5, most + 1)] {
        let error = &answers[line - 1]["error"];
        assert_eq!(error["line"], line);
        assert_eq!(error["diagnostics"][0]["code"], "document_too_large");
        assert_eq!(error["diagnostics"][0]["found"], found.to_string());
    }
    assert_eq!(answers[2]["outcome"], "undetermined");
    assert_eq!(answers[3]["outcome"], "met");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn in_text_a_line_beyond_the_limit_is_named_by_its_number() {
    let long = " ".repeat(tieuchi::Limits::default().document_bytes) + "{}";
    let run = world().pipe(
        &["evaluate", "--rules", "rules.json", "--jsonl", "-", "--format", "csv"],
        format!("{}\n{long}\n", met()).as_bytes(),
    );
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.stderr,
        "error[document_too_large]: the document has 16777218 bytes; at most 16777216 are allowed\n\
         --> <stdin>:2\n\n\
         1 error in 1 of 2 dossiers\n"
    );
}

/// The most memory that a process has held so far, in KiB.
#[cfg(target_os = "linux")]
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_long_stream_takes_no_more_memory_than_a_short_one() {
    const LINES: usize = 20_000;
    let expected = answer(&mixed());
    let world = world();
    let mut child = world.spawn(&["evaluate", "--rules", "rules.json", "--format", "jsonl", "--jsonl", "-"]);
    let process = child.id();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let line = format!("{}\n", mixed());
        (0..LINES).for_each(|_| stdin.write_all(line.as_bytes()).unwrap());
        stdin
    });
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    let mut early = 0;
    // The last answers come when the writer lets go of the stream.
    for number in 0..LINES - 100 {
        line.clear();
        answers.read_line(&mut line).unwrap();
        assert_eq!(line.trim_end(), expected, "answer {number}");
        if number == 500 {
            early = peak(process);
        }
    }
    let late = peak(process);
    drop(writer.join().unwrap());
    assert_eq!(answers.lines().count(), 100);
    assert!(child.wait().unwrap().success());
    assert!(late < early + 2_048, "{early} KiB after 500 answers, {late} KiB after {LINES}");
}

#[test]
fn lines_and_documents_can_be_mixed() {
    let run = world().file("met.json", met().to_string()).file("all.jsonl", format!("{}\n", open())).pipe(
        &["evaluate", "--rules", "rules.json", "--format", "jsonl", "met.json", "--jsonl", "-", "all.jsonl"],
        format!("{}\n[]\n", mixed()).as_bytes(),
    );
    let outcomes: Vec<Value> = run
        .text()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|answer| answer.get("outcome").or(answer.pointer("/error/line")).unwrap().clone())
        .collect();
    assert_eq!(outcomes, [json!("met"), json!("not_met"), json!(2), json!("undetermined")]);
}
