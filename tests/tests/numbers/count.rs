//! Counts, verdicts and points.

use crate::{all, count, each, points, yes_no};

#[test]
fn a_count_is_a_json_number_without_a_fraction() {
    each(
        count,
        "met {\"count\":12}",
        &["12", "12.0", "1.2e1", "120e-1", "12E0", "{\"count\": 12}", "{\"count\": 12.000}"],
    );
    each(count, "not_met {\"count\":0}", &["0", "-0", "0.0", "0e400", "-0.0e-400", "{\"count\": -0}"]);
    all(
        count,
        &[
            ("1", "met {\"count\":1}"),
            ("1e15", "met {\"count\":1000000000000000}"),
            ("9007199254740991", "met {\"count\":9007199254740991}"),
            ("9007199254740991.0", "met {\"count\":9007199254740991}"),
            ("true", "met {\"present\":true}"),
            ("false", "not_met {\"present\":false}"),
            ("{\"present\": true}", "met {\"present\":true}"),
            ("{\"present\": true, \"count\": 3}", "met {\"present\":true,\"count\":3}"),
            ("{\"present\": false, \"count\": 0}", "not_met {\"present\":false,\"count\":0}"),
        ],
    );
    each(count, "undetermined null", &["{}", "{\"count\": null}", "{\"present\": null, \"count\": null}"]);
    each(count, "undetermined null", &["null", "{\"evidence\": [{\"title\": \"x\"}]}"]);
    each(
        count,
        "wrong_type",
        &["\"12\"", "\"\"", "\"true\"", "[]", "[12]", "{\"count\": \"12\"}", "{\"count\": true}"],
    );
    each(count, "wrong_type", &["{\"present\": 1}", "{\"present\": \"true\"}", "{\"count\": [1]}"]);
    each(count, "not_whole", &["1.5", "0.1", "1e-1", "9007199254740991.5", "{\"count\": 1.5}"]);
    each(count, "negative", &["-1", "-0.5", "-9007199254740992", "{\"count\": -1}"]);
    each(
        count,
        "count_too_large",
        &["9007199254740992", "9007199254740993", "1e16", "1e27", "1234567890123456789012345678"],
    );
    each(count, "too_many_digits", &["1e28", "1e400", "1e-400", "12345678901234567890123456789"]);
    each(
        count,
        "count_mismatch",
        &["{\"present\": false, \"count\": 1}", "{\"present\": true, \"count\": 0}"],
    );
}

#[test]
fn yes_or_no_is_true_or_false() {
    each(yes_no, "met {\"present\":true}", &["true", "{\"present\": true}"]);
    each(yes_no, "not_met {\"present\":false}", &["false", "{\"present\": false}"]);
    each(yes_no, "undetermined null", &["{}", "{\"present\": null}"]);
    each(yes_no, "undetermined null", &["null", "{\"evidence\": [{\"title\": \"x\"}]}"]);
    each(
        yes_no,
        "wrong_type",
        &["1", "0", "1.0", "-0", "\"true\"", "\"có\"", "\"Có\"", "\"\"", "[]", "[true]"],
    );
    each(yes_no, "wrong_type", &["{\"present\": 1}", "{\"present\": \"có\"}"]);
    each(yes_no, "unknown_key", &["{\"present\": true, \"count\": 1}"]);
}

#[test]
fn points_are_decimals_up_to_their_maximum() {
    let seventy = "met {\"points\":\"700\",\"maximum\":\"1000\",\"percent\":\"70\"}";
    each(points, seventy, &["700", "\"700\"", "7e2", "\"700.00\"", "700.0 / \"1000.0\"", "70000e-2 / 1E3"]);
    let zero = "not_met {\"points\":\"0\",\"maximum\":\"1000\",\"percent\":\"0\"}";
    each(points, zero, &["0", "-0", "\"-0\"", "0e400"]);
    all(
        points,
        &[
            ("699.99", "not_met {\"points\":\"699.99\",\"maximum\":\"1000\",\"percent\":\"69.999\"}"),
            ("2 / 3", "not_met {\"points\":\"2\",\"maximum\":\"3\",\"percent\":\"66.6666\"}"),
            (
                "699999999 / 1e9",
                "not_met {\"points\":\"699999999\",\"maximum\":\"1000000000\",\"percent\":\"69.9999\"}",
            ),
            ("0 / 0", "undetermined {\"points\":\"0\",\"maximum\":\"0\",\"percent\":null}"),
            ("0 / -0", "undetermined {\"points\":\"0\",\"maximum\":\"0\",\"percent\":null}"),
            ("null", "undetermined null"),
            ("null / null", "undetermined null"),
            // A full stop is the decimal mark: "1.000" is one.
            ("\"1.000\" / \"1\"", "met {\"points\":\"1\",\"maximum\":\"1\",\"percent\":\"100\"}"),
            (
                "9007199254740993 / 9007199254740993",
                "met {\"points\":\"9007199254740993\",\"maximum\":\"9007199254740993\",\"percent\":\"100\"}",
            ),
            (
                "6999999999999999999999999999 / 9999999999999999999999999999",
                "not_met {\"points\":\"6999999999999999999999999999\",\"maximum\":\"9999999999999999999999999999\",\
                 \"percent\":\"69.9999\"}",
            ),
            (
                "7e26 / 1e27",
                "met {\"points\":\"700000000000000000000000000\",\"maximum\":\"1000000000000000000000000000\",\
                 \"percent\":\"70\"}",
            ),
            (
                "7e-28 / 1e-27",
                "met {\"points\":\"0.0000000000000000000000000007\",\"maximum\":\"0.000000000000000000000000001\",\
                 \"percent\":\"70\"}",
            ),
        ],
    );
    each(
        points,
        "points_above_maximum",
        &["1000.000000000000000000000001 / 1000", "1001", "1 / 0", "\"1.001\" / 1"],
    );
    each(points, "negative", &["-1", "-0.01", "\"-1\"", "0 / -1"]);
    each(
        points,
        "too_many_digits",
        &["1e28", "0 / 1e28", "1e-29", "0 / 1e400", "69.999999999999999999999999999"],
    );
    each(points, "decimal_comma", &["\"742,5\"", "700 / \"1.000,0\""]);
    each(points, "invalid_decimal", &["\"7e2\"", "\"\"", "\"+1\"", "\"742.5/1000\"", "\"1 000\""]);
    each(points, "wrong_type", &["true", "[]", "{}", "700 / true"]);
    each(points, "missing_key", &["700 / null"]);
}
