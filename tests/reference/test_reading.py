"""What the reference evaluator reads and refuses. Run with `python3 -m unittest` in this directory."""

from __future__ import annotations

import unittest
from fractions import Fraction

from reference import Refused, RuleSet, read_dossier
from reference.json_text import parse
from reference.numbers import (
    NumberProblem,
    count_from_json_number,
    exact_from_json_number,
    exact_from_text,
    plain_text,
    rounded_half_up,
    rounded_up,
)
from samples import CRITERIA, SCORE, SOURCE, TEXT, dossier_text, rule_set


def codes(text: str, rules: RuleSet | None = None) -> list[str]:
    """The codes of what is wrong with a dossier; empty where it is read."""
    try:
        read_dossier(rules or rule_set(CRITERIA), text)
    except Refused as refused:
        return sorted(problem.code for problem in refused.problems)
    return []


class Numbers(unittest.TestCase):
    """Decimals and counts at their limits."""

    def test_spellings_of_one_number(self) -> None:
        for text in ("82.5", "8.25e1", "82.50", "825E-1", "0.0825e+3"):
            self.assertEqual(exact_from_json_number(text).value, Fraction(165, 2))
        self.assertEqual(exact_from_json_number("82.50").places, 2)
        self.assertEqual(exact_from_json_number("8.25e1").places, 1)
        self.assertEqual(exact_from_json_number("7e1").places, 0)

    def test_digits(self) -> None:
        for text in ("1e27", "0e400", "0e-400", "-0.0e5", "1e-28", "69." + "9" * 26, "0." + "0" * 29):
            exact_from_json_number(text)
        for text in (
            "1e28",
            "1e400",
            "1e-29",
            "69." + "9" * 27,
            "1." + "0" * 28,
            "1" + "0" * 28,
            "1e" + "9" * 5000,
        ):
            with self.assertRaisesRegex(NumberProblem, "too_many_digits"):
                exact_from_json_number(text)

    def test_text_is_plain(self) -> None:
        for text in ("1e2", "+1", ".5", "5.", "007", " 5", "5\n", "٧", "", "-"):
            with self.assertRaisesRegex(NumberProblem, "invalid_decimal"):
                exact_from_text(text)
        with self.assertRaisesRegex(NumberProblem, "decimal_comma"):
            exact_from_text("99,5")

    def test_counts(self) -> None:
        self.assertEqual(
            [count_from_json_number(text) for text in ("70.0", "7e1", "-0", "0e400")], [70, 70, 0, 0]
        )
        self.assertEqual(count_from_json_number("9007199254740991"), 2**53 - 1)
        for text, code in (("9007199254740992", "count_too_large"), ("0.5", "not_whole"), ("-1", "negative")):
            with self.assertRaisesRegex(NumberProblem, code):
                count_from_json_number(text)

    def test_rounding_and_printing(self) -> None:
        self.assertEqual(rounded_half_up(Fraction(200, 3), 2), Fraction(6667, 100))
        self.assertEqual(rounded_half_up(Fraction(25, 2), 0), 13)
        self.assertEqual(rounded_up(Fraction(1, 10**9)), Fraction(1, 10**4))
        self.assertEqual(plain_text(Fraction(-1, 40)), "-0.025")
        self.assertEqual(plain_text(Fraction(70)), "70")
        self.assertEqual(plain_text(Fraction(0)), "0")


class Texts(unittest.TestCase):
    """The strict reader."""

    def test_accepted(self) -> None:
        for text in ("\ufeff{}", "{ }\r\n", '{"a": "\\ud83d\\ude00"}', "[" * 64 + "]" * 64):
            parse(text)

    def test_refused(self) -> None:
        broken = [
            "",
            "{",
            "{'a': 1}",
            '{"a": 1,}',
            "[01]",
            "[NaN]",
            "[.5]",
            "{} {}",
            "// x\n{}",
            '["\t"]',
            "\ufeff\ufeff{}",
        ]
        broken += ['["\\ud800"]', "[" * 65 + "]" * 65, "[" * 100_000, "\u00a0{}"]
        for text in broken:
            with self.assertRaises(Refused, msg=text[:20]):
                parse(text)
        with self.assertRaises(Refused):
            parse(b'{"a": "\xff"}')

    def test_limits(self) -> None:
        def entries(count: int) -> str:
            return f"[{','.join(['1'] * count)}]"

        for text in ('"' + "ạ" * 21_845 + '"', r'"\\"', entries(100_000), '["' + r"\n" * 32_768 + '"]'):
            parse(text)
        for text in (
            *('"' + "ạ" * 21_846 + '"', '{"' + "x" * 65_537 + '":1}', '["' + r"\n" * 32_769 + '"]'),
            *(entries(100_001), "1" + " " * (16 << 20)),
        ):
            with self.assertRaisesRegex(Refused, "too_"):
                parse(text)


class Dossiers(unittest.TestCase):
    """What is refused, and with which code."""

    def test_values(self) -> None:
        for name, value, code in (
            ("share", True, "wrong_type"),
            ("share", "100.1", "percent_above_100"),
            ("share", -1, "negative"),
            ("share", {"numerator": 1}, "missing_key"),
            ("share", {"numerator": 2, "denominator": 1}, "numerator_above_denominator"),
            ("share", {"percent": "66.66", "numerator": 2, "denominator": 3}, "percent_mismatch"),
            ("share", {"percent": 1, "count": 1}, "unknown_key"),
            ("systems", "12", "wrong_type"),
            ("systems", {"present": True, "count": 0}, "count_mismatch"),
            ("portal", 1, "wrong_type"),
            ("portal", {"present": True, "count": 1}, "unknown_key"),
            ("shares", "70", "unknown_criterion"),
        ):
            self.assertEqual(codes(dossier_text({name: value})), [code], (name, value))
        for percent in ("66.67", "66.7", "67", "66.66666666666666666666667", 66.67):
            self.assertEqual(
                codes(dossier_text({"share": {"percent": percent, "numerator": 2, "denominator": 3}})), []
            )

    def test_heads(self) -> None:
        for changes, code in (
            ({"rule_set": "set@1.0.1"}, "wrong_rule_set"),
            ({"year": 2023}, "year_not_assessed"),
            ({"year": "2024"}, "wrong_type"),
            ({"year": 2024.5}, "invalid_year"),
            ({"year": None}, "missing_key"),
            ({"subject": {"id": "x", "level": "commune"}}, "wrong_level"),
            ({"subject": {"id": "a\u0323", "level": "district"}}, "not_normalized"),
            ({"subject": {"id": "a\u200b", "level": "district"}}, "unsafe_text"),
            ({"subject": {"id": "ạ" * 43, "level": "district"}}, "invalid_id"),
            ({"format": 2}, "unsupported_format"),
            ({"remark": "x"}, "unknown_key"),
        ):
            self.assertEqual(codes(dossier_text(**changes)), [code], changes)
        self.assertEqual(
            codes(dossier_text(rule_set="set@1.0.0", note="Xa\u0303\u200b", illustrative=None)), []
        )

    def test_scores(self) -> None:
        index = {"id": "dti", "title": TEXT, "maximum": "100"}
        rules = rule_set([], indices=[index], conditions=[{"id": "score", "score": SCORE, "source": SOURCE}])
        score = {"index": "dti", "year": 2023, "basis": "official", "points": 50, "maximum": 100}
        for changes, code in (
            ({"index": "dtj"}, "unknown_index"),
            ({"maximum": 101}, "maximum_mismatch"),
            ({"points": "100.5"}, "points_above_maximum"),
            ({"basis": "Official"}, "unknown_word"),
            ({"year": 1899}, "invalid_year"),
        ):
            self.assertEqual(codes(dossier_text(scores=[score | changes]), rules), [code], changes)
        self.assertEqual(codes(dossier_text(scores=[score, score]), rules), ["duplicate_score"])
        self.assertEqual(codes(dossier_text(scores=[score | {"maximum": "100.0"}]), rules), [])


if __name__ == "__main__":
    unittest.main()
