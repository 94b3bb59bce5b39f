"""Scores by indicators, worked out a second time, on the vectors that have an index document."""

from __future__ import annotations

import json
import unittest
from fractions import Fraction
from pathlib import Path
from typing import Any

from reference import scoring

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
EVALUATED = 43
STATED = 16


def read(path: Path) -> Any:
    """A JSON document whose decimals stay text."""
    return json.loads(path.read_bytes(), parse_float=str)


def score_of(dossier: Any, condition: Any) -> Any:
    """The score that a condition asks for."""
    key = (condition["index"], condition["year"], condition["basis"])
    fitting = (score for score in dossier["scores"] if (score["index"], score["year"], score["basis"]) == key)
    return next(fitting, None)


class Scoring(unittest.TestCase):
    """Every score by indicators of every vector that evaluates."""

    def test_vectors(self) -> None:
        """Points, outcomes, reasons, what is missing and bands are those of the engine."""
        ran = 0
        for path in sorted(VECTORS.glob("*/*/vector.json")):
            vector, here = read(path), path.parent
            if not vector.get("indices") or not (here / "evaluation.json").exists():
                continue
            dossier, evaluation = read(here / "dossier.json"), read(here / "evaluation.json")
            indices = {index["id"]: index for index in (read(VECTORS / name) for name in vector["indices"])}
            for condition in evaluation["conditions"]:
                score = score_of(dossier, condition)
                if score is None or "indicators" not in score or "indicators" not in condition:
                    continue
                ran += 1
                with self.subTest(vector=vector["id"], condition=condition["id"]):
                    self.check(indices[condition["index"]], score["indicators"], condition)
        self.assertEqual(ran, EVALUATED)

    def test_stated_points(self) -> None:
        """Points stated beside indicators are refused where no total rounds to them; exact totals count."""
        ran = 0
        for path in sorted(VECTORS.glob("*/*/vector.json")):
            vector, here = read(path), path.parent
            refused = here / "diagnostics.json"
            found = {(each["code"], each["pointer"]) for each in read(refused)} if refused.exists() else set()
            if not vector.get("indices") or any(code != "points_mismatch" for code, _ in found):
                continue
            dossier = read(here / "dossier.json")
            indices = {index["id"]: index for index in (read(VECTORS / name) for name in vector["indices"])}
            for number, score in enumerate(dossier["scores"]):
                if score.get("points") is None or score.get("indicators") is None:
                    continue
                ran += 1
                index, values, stated = indices[score["index"]], score["indicators"], str(score["points"])
                with self.subTest(vector=vector["id"], score=number):
                    is_refused = ("points_mismatch", f"/scores/{number}/points") in found
                    self.assertEqual(scoring.is_possible(index, values, stated), not is_refused)
                    if not found:
                        self.check_deciding(here, score, scoring.stated_decides(index, values, stated))
        self.assertEqual(ran, STATED)

    def check_deciding(self, here: Path, score: Any, stated_decides: bool) -> None:
        """Conditions on a score show the indicators where the stated points do not count."""
        for condition in read(here / "evaluation.json")["conditions"]:
            if "index" in condition and score_of({"scores": [score]}, condition):
                self.assertEqual("indicators" not in condition, stated_decides)

    def check(self, index: Any, values: Any, condition: Any) -> None:
        """One score against what the engine says of it."""
        percent = Fraction(condition["target"]["at_least_percent"])
        reached, observed = scoring.total(index, values), condition["observed"]
        self.assertEqual((condition["outcome"], condition["reason"]), scoring.judge(index, values, percent))
        self.assertEqual(
            (observed["low"], observed["high"]), (scoring.shown(reached.low), scoring.shown(reached.high))
        )
        is_exact = reached.low == reached.high
        self.assertEqual(observed["points"], scoring.shown(reached.low) if is_exact else None)
        self.assertEqual(condition["indicators"]["unreported"], scoring.unreported(index, values))
        self.assertEqual((condition["band"] or {}).get("id"), scoring.band(index, reached))
        short = percent * scoring.exact(index["maximum"]) / 100 - reached.high
        points = scoring.shown_up(short) if short > 0 else None
        self.assertEqual((condition["shortfall"] or {}).get("points"), points)


if __name__ == "__main__":
    unittest.main()
