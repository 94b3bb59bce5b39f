//! Bad inputs: each is refused with its reason and its place, and nothing crashes.

use serde_json::{Value, json};

use crate::documents::{DISTRICT, district, met, small_rules, with};
use crate::run::World;

/// The first diagnostic of a document, as `code at line:column`, after the run was refused.
#[track_caller]
fn refused(document: &[u8]) -> String {
    let world = World::new().file("bad.json", document).file("bad.jsonl", document);
    for format in ["text", "csv", "json"] {
        let run = world.run(&["evaluate", "--rules", DISTRICT, "--format", format, "bad.json"]);
        assert_eq!((run.status, run.text()), (Some(2), ""), "{format}");
        assert!(run.stderr.starts_with("error["), "{}", run.stderr);
    }
    let run = world.run(&["evaluate", "--rules", DISTRICT, "bad.json"]);
    let code = run.stderr.strip_prefix("error[").unwrap().split_once(']').unwrap().0;
    let place = run.stderr.lines().nth(1).unwrap().trim_start().strip_prefix("--> bad.json").unwrap();
    format!("{code} at {}", place.strip_prefix(':').unwrap_or("the whole"))
}

fn spoiled(pointer: &str, value: Value) -> Vec<u8> {
    with(district(), pointer, value).to_string().into_bytes()
}

#[test]
fn text_that_is_no_json_is_refused() {
    assert_eq!(refused(b""), "empty_document at 1:1");
    assert_eq!(refused(b" \r\n "), "empty_document at 2:2");
    assert_eq!(refused(b"{\"rule_set\": \"vn"), "unexpected_end at 1:17");
    assert_eq!(refused(b"{\"rule_set\": 1,}"), "trailing_comma at 1:15");
    assert_eq!(refused(b"{ // why\n}"), "comment at 1:3");
    assert_eq!(refused(b"{\"year\": NaN}"), "unexpected_token at 1:10");
    assert_eq!(refused(b"{\"year\": Infinity}"), "unexpected_token at 1:10");
    let twice = district().to_string().replacen('{', "{\"note\": \"a\", \"note\": \"b\", ", 1);
    assert_eq!(refused(twice.as_bytes()), "duplicate_key at 1:15");
    assert_eq!(refused("[".repeat(5_000).as_bytes()), "too_deep at 1:65");
    assert_eq!(refused("{\"a\":".repeat(5_000).as_bytes()), "too_deep at 1:321");
    assert_eq!(refused(b"{\"rule_set\": \"\xff\"}"), "invalid_utf8 at 1:15");
    assert_eq!(refused(b"\xff\xfe{\x00}\x00"), "invalid_utf8 at 1:1");
    assert_eq!(refused(b"{\"note\": \"\x00\"}"), "control_character at 1:11");
}

#[test]
fn a_string_of_a_hundred_megabytes_is_refused_before_it_is_read() {
    let mut document = b"{\"rule_set\": \"".to_vec();
    document.resize(100 << 20, b'x');
    document.extend(b"\"}");
    let world = World::new().file("big.json", &document);
    let run = world.run(&["evaluate", "big.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert_eq!(
        run.stderr,
        "error[document_too_large]: the document has 104857602 bytes; at most 16777216 are allowed\n\
         --> big.json\n\n\
         1 error in 1 of 1 dossier\n"
    );
    let piped = world.pipe(&["evaluate", "-"], &document);
    assert_eq!((piped.status, piped.text()), (Some(2), ""));
    assert_eq!(
        piped.stderr,
        "error: `<stdin>` has more than 16777216 bytes, which is more than a document may have\n\
         1 error in 1 of 1 dossier\n"
    );
    let smaller = format!("{{\"rule_set\": \"{}\"}}", "x".repeat(1 << 20));
    assert_eq!(refused(smaller.as_bytes()), "string_too_long at 1:14");
}

#[test]
fn values_that_are_none_are_refused() {
    for (value, code) in [
        (json!("99,5"), "decimal_comma"),
        (json!("1e2"), "invalid_decimal"),
        (json!(""), "invalid_decimal"),
        (json!("70%"), "invalid_decimal"),
        (json!(100.5), "percent_above_100"),
        (json!(-1), "negative"),
        (json!(true), "wrong_type"),
        (json!("1234567890123456789012345678901234567890"), "too_many_digits"),
        (json!({"numerator": 8, "denominator": 7}), "numerator_above_denominator"),
        (json!({"numerator": 1.5, "denominator": 7}), "not_whole"),
        (json!({"numerator": 1, "denominator": 3, "percent": "33.34"}), "percent_mismatch"),
        (json!({"numerator": 1}), "missing_key"),
    ] {
        let found = refused(&spoiled("/values/II.3", value.clone()));
        assert_eq!(found.split_once(' ').unwrap().0, code, "{value}");
    }
    let huge = String::from_utf8(spoiled("/values/II.3", json!(7))).unwrap().replace(":7,", ":1e400,");
    assert!(refused(huge.as_bytes()).starts_with("too_many_digits at 1:"), "{huge}");
}

#[test]
fn dossiers_that_do_not_fit_the_rule_set_are_refused() {
    for (pointer, value, code) in [
        ("/year", json!(2023), "year_not_assessed"),
        ("/year", json!("2024"), "wrong_type"),
        ("/subject/level", json!("commune"), "wrong_level"),
        ("/subject/id", json!("Thi\u{323} xa\u{303}"), "not_normalized"),
        ("/subject/id", json!("38\u{200b}381"), "unsafe_text"),
        ("/rule_set", json!("vn.thu.khac"), "wrong_rule_set"),
        ("/rule_set", json!(format!("{DISTRICT}@1.0.0")), "wrong_rule_set"),
        ("/rule_set", json!(format!("{DISTRICT}@1")), "invalid_version"),
        ("/values/II.33", json!(1), "unknown_criterion"),
        ("/valeus", json!({}), "unknown_key"),
    ] {
        let found = refused(&spoiled(pointer, value.clone()));
        assert_eq!(found.split_once(' ').unwrap().0, code, "{pointer} {value}");
    }
}

#[test]
fn an_unknown_rule_set_is_named_with_those_there_are() {
    let world = World::new().file("met.json", met().to_string());
    std::fs::create_dir(world.path("sets")).unwrap();
    let world = world
        .file("sets/1.json", small_rules().to_string())
        .file("sets/2.json", with(small_rules(), "/id", json!("vn.thu.huyen")).to_string())
        .file("other.json", with(met(), "/rule_set", json!("vn.thu.xaa")).to_string());
    let run = world.run(&["evaluate", "--rules", "sets", "other.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(
        run.stderr.starts_with(
            "error[unknown_rule_set]: there is no rule set `vn.thu.xaa`; there are `vn.thu.xa` and `vn.thu.huyen`; \
             did you mean `vn.thu.xa`?\n --> other.json:1:"
        ),
        "{}",
        run.stderr
    );
    let run = world.run(&["evaluate", "--rules", "vn.thanh-hoa.dx.distrikt", "met.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(
        run.stderr.starts_with(
            "error[unknown_rule_set]: there is no rule set `vn.thanh-hoa.dx.distrikt`; there are "
        ),
        "{}",
        run.stderr
    );
    assert!(run.stderr.ends_with("; did you mean `vn.thanh-hoa.dx.district`?\n"), "{}", run.stderr);
}

#[test]
fn rule_sets_that_cannot_be_read_are_refused() {
    let world = World::new()
        .file("met.json", met().to_string())
        .file("rules.json", with(small_rules(), "/status", json!("acepted")).to_string());
    for folder in ["empty", "beside", "other", "mixed"] {
        std::fs::create_dir(world.path(folder)).unwrap();
    }
    let register = r#"{"kind": "register"}"#;
    let world = world
        .file("beside/register.json", register)
        .file("beside/met.json", met().to_string())
        .file("other/other.json", "{}")
        .file("mixed/register.json", register)
        .file("mixed/met.json", met().to_string())
        .file("mixed/rules.json", small_rules().to_string());
    // What is plainly of another kind is passed over.
    world.run(&["evaluate", "--rules", "mixed", "met.json"]).fine();
    for (rules, message) in [
        (
            "rules.json",
            "error[unknown_word]: `acepted` is not allowed here; choose `incomplete`, `draft`, `interim`, \
             `accepted` or `deprecated`; did you mean `accepted`?\n --> rules.json:1:",
        ),
        ("nowhere.json", "error: cannot read `nowhere.json`: there is no such file\n"),
        ("./nowhere", "error: cannot read `./nowhere`: there is no such file\n"),
        ("empty", "error: no *.json file in the directory `empty` is a rule set\n"),
        ("beside", "error: no *.json file in the directory `beside` is a rule set\n"),
        ("met.json", "error[other_document]: this is a dossier, not a rule set\n --> met.json:1:1\n"),
        ("other", "error[missing_key]: the key `id` is missing\n --> other/other.json:1:1\n"),
    ] {
        let run = world.run(&["evaluate", "--rules", rules, "met.json"]);
        assert_eq!((run.status, run.text()), (Some(2), ""), "{rules}");
        assert!(run.stderr.starts_with(message), "{}", run.stderr);
    }
    let run = world.run(&["evaluate", "--rules", "rules.json", "met.json"]);
    assert!(run.stderr.ends_with("\n1 error in rules.json\n"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_evaluated() {
    let world =
        World::new().file("rules.json", small_rules().to_string()).file("met.json", met().to_string());
    let arguments =
        ["evaluate", "--rules", "rules.json", "--format", "jsonl", "nowhere.json", ".", "met.json"];
    let run = world.run(&arguments);
    assert_eq!((run.status, run.text().lines().count()), (Some(2), 1));
    assert_eq!(
        run.stderr,
        "error: cannot read `nowhere.json`: there is no such file\n\
         error: cannot read `.`: it is a directory, not a file\n\
         2 errors in 2 of 3 dossiers\n"
    );
    let run = world.run(&[arguments.as_slice(), &["--lang", "vi"]].concat());
    assert_eq!(
        run.stderr,
        "lỗi: không đọc được `nowhere.json`: không có tệp này\n\
         lỗi: không đọc được `.`: đây là thư mục, không phải tệp\n\
         2 lỗi trong 2/3 hồ sơ\n"
    );
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_without_what_could_harm() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let world = World::new();
    let run = world.run(&["evaluate", "a\u{1b}[31m\u{202e}.json"]);
    assert_eq!(
        run.stderr.lines().next(),
        Some("error: cannot read `a\\u{1b}[31m\\u{202e}.json`: there is no such file")
    );
    let output = world.command(&["evaluate"]).arg(OsStr::from_bytes(b"\xff.json")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: cannot read `\u{fffd}.json`"));
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt as _;

    let world = World::new().file("secret.json", "{}");
    std::fs::set_permissions(world.path("secret.json"), std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(world.path("secret.json")).is_ok() {
        // To root nothing is forbidden.
        return;
    }
    let run = world.run(&["evaluate", "secret.json"]);
    assert_eq!(run.stderr.lines().next(), Some("error: cannot read `secret.json`: permission denied"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_stream_without_end_is_given_up() {
    let run = World::new().run(&["evaluate", "/dev/zero"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert_eq!(
        run.stderr.lines().next(),
        Some("error: `/dev/zero` has more than 16777216 bytes, which is more than a document may have")
    );
}
