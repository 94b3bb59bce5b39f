//! Percentages, alone and beside their ratio.

use crate::{all, each, percent};

#[test]
fn a_json_number_is_its_decimal_text() {
    let seventy = "met {\"percent\":\"70\"}";
    each(
        percent,
        seventy,
        &["70", "70.0", "70.00", "7e1", "7E1", "7e+1", "7E+1", "0.7e2", "700e-1", "70e0", "70E-0"],
    );
    each(percent, seventy, &["70.00000000000000000000000000", "70e00000000000000000000000000000001e0"][..1]);
    let zero = "not_met {\"percent\":\"0\"}";
    each(
        percent,
        zero,
        &["0", "-0", "0.0", "-0.0", "-0e5", "0E+400", "0e-400", "0e99999999999", "-0.0e-99999999999"],
    );
    all(
        percent,
        &[
            ("69.996", "not_met {\"percent\":\"69.996\"}"),
            ("699.96e-1", "not_met {\"percent\":\"69.996\"}"),
            ("0.5", "not_met {\"percent\":\"0.5\"}"),
            ("1e2", "met {\"percent\":\"100\"}"),
            ("100.0", "met {\"percent\":\"100\"}"),
            ("69.99999999999999999999999999", "not_met {\"percent\":\"69.99999999999999999999999999\"}"),
            ("70.00000000000000000000000001", "met {\"percent\":\"70.00000000000000000000000001\"}"),
            ("1e-28", "not_met {\"percent\":\"0.0000000000000000000000000001\"}"),
            ("0.0000000000000000000000000001", "not_met {\"percent\":\"0.0000000000000000000000000001\"}"),
            ("4.342", "not_met {\"percent\":\"4.342\"}"),
        ],
    );
}

#[test]
fn beyond_the_edge_of_a_percentage() {
    let many = "too_many_digits";
    each(percent, many, &["69.999999999999999999999999999", "70.000000000000000000000000000"]);
    each(percent, many, &["100.00000000000000000000000001", "1e28", "1e400", "1e-29", "1e-400", "-1e400"]);
    each(percent, many, &["1e99999999999", "1e-99999999999", "1E+99999999999999999999999999999999999999"]);
    each(percent, "percent_above_100", &["100.0000000000000000000000001", "101", "1e3", "1e27", "\"100.1\""]);
    each(
        percent,
        "negative",
        &["-1", "-70", "-1e-5", "-0.0000000000000000000000000001", "\"-1\"", "\"-0.1\""],
    );
}

#[test]
fn what_is_no_json_number() {
    each(
        percent,
        "invalid_number",
        &["01", "070", "-01", "00", "00.5", "5.", "-.5", "1.e5", "1e", "1e+", "-", "--1"],
    );
    each(percent, "invalid_number", &["-Infinity", "-NaN", "-inf", "1.5e", "1.-5", "-x"]);
    each(percent, "decimal_comma", &["1,5", "-1,5", "1,234", "1,234.5", "1,2,3", "1e1,5"]);
    let token = "unexpected_token";
    each(
        percent,
        token,
        &["+1", ".5", "NaN", "nan", "Infinity", "inf", "0x10", "1_000", "1 000", "70%", "1e5.5"],
    );
    each(
        percent,
        token,
        &["٧٠", "７０", "7０", "½", "∞", "1.5.2", "0b1", "1f", "True", "TRUE", "None", "undefined"],
    );
}

#[test]
fn text_holds_plain_decimals_only() {
    let seventy = "met {\"percent\":\"70\"}";
    each(
        percent,
        seventy,
        &["\"70\"", "\"70.0\"", "\"70.00000000000000000000000000\"", "\"\\u0037\\u0030\""],
    );
    each(percent, "not_met {\"percent\":\"0\"}", &["\"0\"", "\"-0\"", "\"0.0\"", "\"-0.000\""]);
    // A full stop is the decimal mark, also where people write thousands with it.
    each(percent, "not_met {\"percent\":\"4.342\"}", &["\"4.342\"", "4.342", "{\"percent\": \"4.342\"}"]);
    each(
        percent,
        "decimal_comma",
        &["\"99,5\"", "\"0,5\"", "\"-99,5\"", "\"1.234,5\"", "\"1,234.5\"", "\"4,342\""],
    );
    let invalid = "invalid_decimal";
    each(
        percent,
        invalid,
        &["\"\"", "\" \"", "\" 5\"", "\"5 \"", "\"5\\n\"", "\"1 000\"", "\"1\u{a0}000\"", "\"1_000\""],
    );
    each(
        percent,
        invalid,
        &["\"1e2\"", "\"7E1\"", "\"+1\"", "\".5\"", "\"5.\"", "\"-\"", "\"--1\"", "\"1.2.3\"", "\"0x10\""],
    );
    each(
        percent,
        invalid,
        &["\"007\"", "\"00\"", "\"-01\"", "\"00.5\"", "\"NaN\"", "\"Infinity\"", "\"-Infinity\""],
    );
    each(
        percent,
        invalid,
        &["\"７０\"", "\"7０\"", "\"٧٠\"", "\"۷۰\"", "\"७०\"", "\"70%\"", "\"½\"", "\"true\"", "\"null\""],
    );
    each(
        percent,
        invalid,
        &["\"7\u{200b}0\"", "\"\u{202e}07\"", "\"−1\"", "\"1,234,567\"", "\"một\"", "\"70.\\u0000\""],
    );
    each(
        percent,
        "too_many_digits",
        &["\"69.999999999999999999999999999\"", "\"70.000000000000000000000000000\""],
    );
}

#[test]
fn a_comma_that_no_decimal_is_left_of_is_no_decimal_comma() {
    each(percent, "invalid_decimal", &["\",\"", "\"-,\"", "\"1.2.3,4\"", "\"-1-2,3\""]);
}

#[test]
fn a_percentage_is_a_number_and_nothing_else() {
    each(
        percent,
        "undetermined null",
        &["null", "{}", "{\"percent\": null}", "{\"numerator\": null, \"denominator\": null}"],
    );
    each(percent, "undetermined null", &["{\"evidence\": [{\"title\": \"x\"}]}"]);
    each(
        percent,
        "wrong_type",
        &["true", "false", "[]", "[70]", "{\"percent\": true}", "{\"percent\": [70]}"],
    );
    each(
        percent,
        "met {\"percent\":\"70\"}",
        &["{\"percent\": 70}", "{\"percent\": \"70\", \"numerator\": null}"],
    );
    each(percent, "unknown_key", &["{\"percent\": 70, \"count\": 1}", "{\"percent\": 70, \"Percent\": 70}"]);
}

fn ratio(figures: &str) -> String {
    let (numerator, denominator) = figures.split_once('/').unwrap_or((figures, "null"));
    percent(&format!("{{\"numerator\": {numerator}, \"denominator\": {denominator}}}"))
}

#[test]
fn a_ratio_is_two_counts() {
    let half = "not_met {\"percent\":\"50\",\"numerator\":1,\"denominator\":2}";
    each(ratio, half, &["1/2", "1.0/2.00", "1e0/0.2e1", "10e-1/20e-1", "0.1E+1/2"]);
    all(
        ratio,
        &[
            ("12900/18900", "not_met {\"percent\":\"68.2539\",\"numerator\":12900,\"denominator\":18900}"),
            ("13230/18900", "met {\"percent\":\"70\",\"numerator\":13230,\"denominator\":18900}"),
            ("17499/25000", "not_met {\"percent\":\"69.996\",\"numerator\":17499,\"denominator\":25000}"),
            (
                "69999999/100000000",
                "not_met {\"percent\":\"69.9999\",\"numerator\":69999999,\"denominator\":100000000}",
            ),
            ("-0/2", "not_met {\"percent\":\"0\",\"numerator\":0,\"denominator\":2}"),
            ("0/0", "undetermined {\"numerator\":0,\"denominator\":0}"),
            (
                "9007199254740991/9007199254740991",
                "met {\"percent\":\"100\",\"numerator\":9007199254740991,\"denominator\":9007199254740991}",
            ),
            (
                "9007199254740990/9007199254740991",
                "met {\"percent\":\"99.9999\",\"numerator\":9007199254740990,\"denominator\":9007199254740991}",
            ),
            // 70 % of 2⁵³ − 1 is 6305039478318693.7.
            (
                "6305039478318693/9007199254740991",
                "not_met {\"percent\":\"69.9999\",\"numerator\":6305039478318693,\"denominator\":9007199254740991}",
            ),
            (
                "6305039478318694/9007199254740991",
                "met {\"percent\":\"70\",\"numerator\":6305039478318694,\"denominator\":9007199254740991}",
            ),
        ],
    );
    each(ratio, "numerator_above_denominator", &["1/0", "2/1", "9007199254740991/9007199254740990"]);
    each(ratio, "wrong_type", &["\"1\"/2", "1/\"2\"", "true/2", "[1]/2", "\"\"/2"]);
    each(ratio, "wrong_type, wrong_type", &["\"1\"/\"2\"", "false/true"]);
    each(ratio, "not_whole", &["1.5/2", "1/2.5", "1e-1/2", "0.0000000000000000000000000001/2"]);
    each(ratio, "negative", &["-1/2", "-0.5/2", "0/-2"]);
    each(ratio, "count_too_large", &["1/9007199254740992", "1/9007199254740993", "1/1e16", "1/1e27"]);
    each(ratio, "count_too_large, count_too_large", &["9007199254740992/9007199254740992"]);
    each(ratio, "too_many_digits", &["1/1e28", "1/1e400", "1e-400/1", "1/10000000000000000000000000000"]);
    each(ratio, "missing_key", &["1/null", "null/1", "1"]);
}

/// `70 = 7/10`: the percentage stated beside its ratio.
fn both(figures: &str) -> String {
    let (stated, ratio) = figures.split_once(" = ").expect("a percentage and a ratio");
    let (numerator, denominator) = ratio.split_once('/').expect("a ratio");
    percent(&format!("{{\"percent\": {stated}, \"numerator\": {numerator}, \"denominator\": {denominator}}}"))
}

#[test]
fn a_percentage_beside_its_ratio_is_the_ratio_rounded_half_up() {
    for stated in ["67", "66.7", "66.67", "66.667", "66.66666666666666666666666667"] {
        let expected = format!(
            "not_met {{\"percent\":\"66.6666\",\"numerator\":2,\"denominator\":3,\"stated\":\"{stated}\"}}"
        );
        all(both, &[(&format!("{stated} = 2/3"), &expected), (&format!("\"{stated}\" = 2/3"), &expected)]);
    }
    let wrong = "percent_mismatch";
    each(
        both,
        wrong,
        &["66 = 2/3", "66.6 = 2/3", "66.66 = 2/3", "66.670 = 2/3", "67.0 = 2/3", "670e-1 = 2/3", "0 = 2/3"],
    );
    each(
        both,
        wrong,
        &["66.66666666666666666666666666 = 2/3", "66.66666666666666666666666668 = 2/3", "100 = 2/3"],
    );
    each(
        both,
        wrong,
        &["12 = 1/8", "12.4 = 1/8", "0 = 1/200", "6.2 = 1/16", "99 = 199/200", "1 = 1/201", "70.01 = 7/10"],
    );
    all(
        both,
        &[
            (
                "13 = 1/8",
                "not_met {\"percent\":\"12.5\",\"numerator\":1,\"denominator\":8,\"stated\":\"13\"}",
            ),
            (
                "1 = 1/200",
                "not_met {\"percent\":\"0.5\",\"numerator\":1,\"denominator\":200,\"stated\":\"1\"}",
            ),
            (
                "6.3 = 1/16",
                "not_met {\"percent\":\"6.25\",\"numerator\":1,\"denominator\":16,\"stated\":\"6.3\"}",
            ),
            (
                "0 = 1/201",
                "not_met {\"percent\":\"0.4975\",\"numerator\":1,\"denominator\":201,\"stated\":\"0\"}",
            ),
            (
                "100 = 199/200",
                "met {\"percent\":\"99.5\",\"numerator\":199,\"denominator\":200,\"stated\":\"100\"}",
            ),
            // The ratio decides: 69.996 % is not 70 %, whatever it rounds to.
            (
                "70 = 17499/25000",
                "not_met {\"percent\":\"69.996\",\"numerator\":17499,\"denominator\":25000,\"stated\":\"70\"}",
            ),
            (
                "70.000 = 7/10",
                "met {\"percent\":\"70\",\"numerator\":7,\"denominator\":10,\"stated\":\"70\"}",
            ),
            ("7e1 = 7/10", "met {\"percent\":\"70\",\"numerator\":7,\"denominator\":10,\"stated\":\"70\"}"),
            ("70 = 0/0", "undetermined {\"numerator\":0,\"denominator\":0,\"stated\":\"70\"}"),
            ("101 = 0/0", "percent_above_100"),
            ("101 = 2/1", "percent_above_100, numerator_above_denominator"),
            ("\"70,0\" = 7/\"10\"", "decimal_comma, wrong_type"),
        ],
    );
}
