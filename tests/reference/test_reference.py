"""The reference evaluator on figures worked out by hand. Run with `python3 -m unittest` in this directory."""

from __future__ import annotations

import random
import unittest
from fractions import Fraction
from typing import Any

import generate
from fuzz.figures import with_exponent
from fuzz.shrink import shrunk
from reference import evaluate, read_dossier, read_rule_set
from reference.canonical import canonical_text, sha256_hex
from reference.numbers import exact_from_json_number
from reference.receipt import canonical_dossier
from samples import CRITERIA, PERCENT, SCORE, SOURCE, criterion, dossier_text, evaluation, finding, rule_set


class Findings(unittest.TestCase):
    """Values against targets."""

    def test_at_least(self) -> None:
        self.assertEqual(finding("share", "70")["reason"], "target_reached")
        below = finding("share", "69." + "9" * 26)
        self.assertEqual((below["outcome"], below["reason"]), ("not_met", "below_target"))
        self.assertEqual(below["observed"]["percent"], "69." + "9" * 26)
        self.assertEqual(below["shortfall"]["percent"], "0.0001")

    def test_ratio_is_cut_towards_failure(self) -> None:
        below = finding("share", {"numerator": 69996, "denominator": 100000})
        self.assertEqual(below["observed"]["percent"], "69.996")
        below = finding("share", {"numerator": 12900, "denominator": 18900})
        self.assertEqual(below["observed"]["percent"], "68.2539")
        self.assertEqual(
            {key: below["shortfall"][key] for key in ("percent", "count")},
            {"percent": "1.7461", "count": 330},
        )
        # 1 of 19 is 5.26315…; for an `at_most` the figure goes up, and one fault less is still within 5 %.
        above = finding("faults", {"numerator": 1, "denominator": 19})
        self.assertEqual((above["reason"], above["observed"]["percent"]), ("above_target", "5.2632"))
        self.assertEqual((above["shortfall"]["percent"], above["shortfall"]["count"]), ("0.2632", 1))

    def test_ratio_at_the_limit(self) -> None:
        most = 2**53 - 1
        self.assertEqual(finding("share", {"numerator": most, "denominator": most})["outcome"], "met")
        # 70 % of 2^53 - 1 is 6305039478318693.7: one below the next whole number fails.
        self.assertEqual(
            finding("share", {"numerator": 6305039478318693, "denominator": most})["outcome"], "not_met"
        )
        self.assertEqual(
            finding("share", {"numerator": 6305039478318694, "denominator": most})["outcome"], "met"
        )

    def test_undetermined(self) -> None:
        values: tuple[Any, ...] = (
            None,
            {},
            {"percent": None},
            {"evidence": []},
            {"percent": None, "evidence": []},
        )
        for value in values:
            self.assertEqual(finding("share", value)["reason"], "not_reported")
        zero = finding("share", {"numerator": 0, "denominator": 0, "percent": "100"})
        self.assertEqual((zero["outcome"], zero["reason"]), ("undetermined", "zero_denominator"))

    def test_verdicts_and_counts(self) -> None:
        self.assertEqual(
            [finding("systems", value)["reason"] for value in (True, 1, 0, False)],
            ["present"] * 2 + ["absent"] * 2,
        )
        self.assertEqual(
            [finding("portal", value)["outcome"] for value in (True, {"present": False})], ["met", "not_met"]
        )
        self.assertEqual(
            [finding("points", value)["outcome"] for value in (3, 2, 3.0)], ["met", "not_met", "met"]
        )
        self.assertEqual(finding("points", True)["reason"], "number_not_reported")
        self.assertEqual(finding("points", False)["reason"], "below_target")
        self.assertEqual(finding("points", 1)["shortfall"]["count"], 2)

    def test_targets_by_attribute(self) -> None:
        def outcome(attributes: dict[str, str]) -> str:
            subject = {"id": "x", "level": "district", "attributes": attributes}
            return str(finding("by", "30", subject=subject)["reason"])

        self.assertEqual(outcome({"region": "mountain"}), "target_reached")
        self.assertEqual(outcome({"region": "plain"}), "below_target")
        self.assertEqual(outcome({"region": "island"}), "not_assigned")
        self.assertEqual(outcome({}), "attribute_not_reported")

    def test_not_assigned(self) -> None:
        self.assertEqual(finding("other-year", "100")["outcome"], "not_applicable")


class Wholes(unittest.TestCase):
    """Conditions, completeness and what decides."""

    def test_kleene(self) -> None:
        met = evaluation({"share": "70", "portal": True}, "share", "portal", "other-year")
        self.assertEqual((met["outcome"], met["reason"], met["deciding"]), ("met", "all_met", []))
        open_ = evaluation({"share": "70"}, "share", "portal")
        self.assertEqual((open_["outcome"], open_["unreported"]), ("undetermined", ["portal"]))
        self.assertEqual(open_["deciding"], ["portal"])
        lost = evaluation({"share": "69"}, "share", "portal")
        self.assertEqual((lost["outcome"], lost["unreported"], lost["deciding"]), ("not_met", ["portal"], []))

    def test_empty_conjunction(self) -> None:
        empty = evaluation({}, "other-year")
        self.assertEqual(
            (empty["outcome"], empty["conditions"][0]["reason"]), ("undetermined", "none_assigned")
        )

    def test_incomplete_is_never_met(self) -> None:
        criteria = CRITERIA[:1]
        for changes in ({"status": "incomplete"}, {"declared": {"groups": 1, "criteria": 2}}):
            rules = rule_set(criteria, **changes)
            met = evaluate(rules, read_dossier(rules, dossier_text({"share": "100"})))
            self.assertEqual((met["outcome"], met["reason"]), ("undetermined", "some_undetermined"))
            self.assertEqual(met["conditions"][0]["reason"], "rule_set_incomplete")
            lost = evaluate(rules, read_dossier(rules, dossier_text({"share": "0"})))
            self.assertEqual(lost["outcome"], "not_met")

    def test_scores(self) -> None:
        rules = rule_set([], conditions=[{"id": "score", "score": SCORE, "source": SOURCE}])

        def condition(points: Any, maximum: Any) -> Any:
            score = {"index": "dti", "year": 2023, "basis": "official", "points": points, "maximum": maximum}
            return evaluate(rules, read_dossier(rules, dossier_text(scores=[score])))["conditions"][0]

        self.assertEqual(condition("700", 1000)["outcome"], "met")
        below = condition("699.99999", 1000)
        self.assertEqual((below["outcome"], below["observed"]["percent"]), ("not_met", "69.9999"))
        self.assertEqual(below["shortfall"]["points"], "0.0001")
        self.assertEqual(condition(0, 0)["reason"], "zero_denominator")
        self.assertEqual(condition(None, 1000)["reason"], "not_reported")

    def test_what_cannot_change_the_outcome_decides_nothing(self) -> None:
        # A target that every value reaches cannot fail; a denominator of 0 keeps the whole from being met.
        rules = rule_set([criterion("any", PERCENT, {"at_least": 0}), CRITERIA[0]])
        zero = evaluate(
            rules, read_dossier(rules, dossier_text({"share": {"numerator": 0, "denominator": 0}}))
        )
        self.assertEqual((zero["unreported"], zero["deciding"]), (["any"], []))
        met = evaluate(rules, read_dossier(rules, dossier_text({"share": "70"})))
        self.assertEqual(met["deciding"], ["any"])

    def test_attribute_decides(self) -> None:
        subject = {"id": "x", "level": "district"}
        found = evaluation({"by": "30", "share": "70"}, "by", "share", subject=subject)
        self.assertEqual(found["unreported"], ["subject.attributes.region"])
        self.assertEqual(found["deciding"], ["subject.attributes.region"])


class Hashes(unittest.TestCase):
    """The canonical form."""

    def test_spelling_does_not_matter_and_meaning_does(self) -> None:
        one = rule_set([criterion("a", PERCENT, {"at_least": "70"})])
        same = rule_set(
            [criterion("a", PERCENT, {"at_least": 70.0})], format=1, agencies=[], interpretation=None
        )
        other = rule_set([criterion("a", PERCENT, {"at_least": "70.1"})])
        self.assertEqual(one.sha256, same.sha256)
        self.assertNotEqual(one.sha256, other.sha256)

    def test_the_spelling_of_a_dossier_does_not_matter(self) -> None:
        rules = rule_set(CRITERIA)

        def canonical(text: str) -> str:
            return canonical_text(canonical_dossier(rules, read_dossier(rules, text), text))

        one = dossier_text({"points": 12, "share": "70.0", "portal": True, "systems": None}, note=None)
        same = dossier_text(
            {"portal": {"present": True}, "share": {"percent": 70}, "points": {"count": 12.0}}
        )
        self.assertEqual(canonical(one), canonical(same))
        values = '{"points":{"count":12},"portal":{"present":true},"share":{"percent":"70"}}'
        self.assertIn(f'"values":{values}', canonical(one))
        rounded = {"share": {"percent": "70.00", "numerator": 7, "denominator": 10}}
        self.assertIn('{"denominator":10,"numerator":7,"percent":"70.00"}', canonical(dossier_text(rounded)))

    def test_sha256(self) -> None:
        self.assertEqual(
            sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )


class Tools(unittest.TestCase):
    """The generator and the search for small dossiers."""

    def test_the_same_seed_gives_the_same_text(self) -> None:
        def texts(seed: int) -> list[str]:
            rng = random.Random(seed)
            text = generate.rule_set(rng)
            rules = read_rule_set(text)
            return [text, *(generate.dossier(rng, rules) for _ in range(50))]

        self.assertEqual(texts(5), texts(5))
        self.assertNotEqual(texts(5), texts(6))
        self.assertFalse(any("\n" in text for text in texts(5)))

    def test_an_exponent_keeps_the_number(self) -> None:
        rng = random.Random(1)
        for text in ("70", "0.5", "69.999", "0", "1000"):
            for _ in range(50):
                spelled = with_exponent(rng, text)
                self.assertEqual(exact_from_json_number(spelled).value, Fraction(text), spelled)

    def test_shrinking(self) -> None:
        self.assertEqual(
            shrunk('{"a":[1,22,{"b":"xyz"}],"c":null}', lambda text: "y" in text), '{"a":[{"b":"y"}]}'
        )
        self.assertEqual(shrunk('{"a":1,"b"', lambda text: '"b' in text), '"b')


if __name__ == "__main__":
    unittest.main()
