"""Compares scores by indicators with the second evaluator on random indices and values.

    python3 scores.py --count 20000 --seed 1 --binary ../../target/release/tieuchi

Each index is new: steps, proportions, cases, yes or no, and sums with and without caps. Its dossiers leave
indicators out, have ratios of nothing, and state points that are right, wrong, or impossible. Whether the
points stated are taken and which count, outcome and reason, the fewest and the most points, what is missing
and the band must agree.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

from reference import scoring

BATCH = 100
SHARE = Fraction(70)
RULES = Path(__file__).resolve().parents[1] / "vectors" / "rule-sets" / "scored.json"
SOURCE = {"resource": "r", "locator": "x", "quote": "x"}
TITLE = {"vi": "x"}

Json = dict[str, Any]


def text(number: Fraction) -> str:
    """A decimal in full; other numbers are cut to some digits."""
    for places in range(4):
        if (number * 10**places).denominator == 1:
            return decimal(number, places)
    return decimal(number, 6)


def decimal(number: Fraction, places: int) -> str:
    """A number rounded half up to so many places."""
    units = (number * 10**places * 2 + 1) // 2
    digits = f"{units:0{places + 1}d}"
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


class IndexMaker:
    """Makes one index and values for it."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.made = 0
        self.unit = rng.choice([Fraction(1), Fraction(5), Fraction(1, 2), Fraction(1, 8), Fraction(1, 1000)])

    def index(self) -> Json:
        """An index of two groups."""
        groups: list[Json] = []
        for name in ("A", "B"):
            members = [self.indicator(2) for _ in range(self.rng.randint(1, 4))]
            maximum = text(sum((scoring.exact(each["maximum"]) for each in members), Fraction(0)))
            groups.append({"id": name, "title": TITLE, "maximum": maximum, "indicators": members})
        total = text(sum((scoring.exact(group["maximum"]) for group in groups), Fraction(0)))
        count = sum(len(group["indicators"]) for group in groups)
        return {
            "kind": "index",
            "id": "example.dti",
            "version": "1.0.0",
            "status": "accepted",
            "title": TITLE,
            "subject": {"level": "commune"},
            "years": [2024],
            "maximum": total,
            "declared": {"groups": 2, "indicators": count},
            "groups": groups,
            "bands": [
                {"id": f"b{share}", "title": TITLE, "at_least_percent": share} for share in (90, 70, 0)
            ],
            "resources": [{"id": "r", "title": TITLE}],
        }

    def indicator(self, depth: int) -> Json:
        """An indicator, or a sum of some."""
        self.made += 1
        made: Json = {"id": f"i{self.made}", "title": TITLE, "source": SOURCE}
        method = self.rng.choice(
            ["steps", "steps", "proportion", "cases", "yes_no", *["sum"] * min(depth, 1)]
        )
        if method == "sum":
            parts = [self.indicator(depth - 1) for _ in range(self.rng.randint(1, 3))]
            most = sum((scoring.exact(part["maximum"]) for part in parts), Fraction(0))
            capped = self.rng.random() < 0.7
            cap = self.unit * self.rng.randint(1, int(most / self.unit)) if capped else most
            return made | {
                "maximum": text(cap),
                "scoring": {"method": "sum", "parts": parts, "capped": capped},
            }
        points = [each * self.unit for each in sorted(self.rng.sample(range(1, 30), self.rng.randint(1, 4)))]
        made["maximum"] = text(points[-1])
        if method == "steps":
            return made | {"scoring": self.steps(points)}
        if method == "cases":
            ids = enumerate([*points, Fraction(0)] if self.rng.random() < 0.7 else points)
            cases = [{"id": f"c{number}", "title": TITLE, "points": text(each)} for number, each in ids]
            return made | {"scoring": {"method": "cases", "cases": cases}}
        if method == "proportion" and self.rng.random() < 0.5:
            return made | {"scoring": {"method": method, "full_at": self.rng.choice(["80", "33.3"])}}
        return made | {"scoring": {"method": method}}

    def steps(self, points: list[Fraction]) -> Json:
        """Steps of one measure and one direction."""
        kind = self.rng.choice(["percent", "count", "amount"])
        bound = self.rng.choice(["at_least", "at_most"])
        bounds = sorted(self.rng.sample(range(1, 9), len(points)), reverse=bound == "at_least")
        steps = [
            {bound: limit * (10 if kind == "percent" else 1), "points": text(each)}
            for limit, each in zip(bounds, reversed(points), strict=True)
        ]
        measure = {"kind": kind} if kind == "percent" else {"kind": kind, "unit": TITLE}
        return {"method": "steps", "measure": measure, "steps": steps}

    def values(self, index: Json) -> Json:
        """Values of most or of few indicators."""
        every = [each for group in index["groups"] for each in scoring.leaves(group["indicators"])]
        missing = self.rng.choice([0.0, 0.2, 0.5, 0.9])
        given = {each["id"]: self.value(each["scoring"]) for each in every if self.rng.random() >= missing}
        return given if self.rng.random() < 0.9 else given | {every[0]["id"]: None}

    def value(self, method: Json) -> Any:
        """A value, in one of its forms."""
        rng = self.rng
        kind = method["measure"]["kind"] if method["method"] == "steps" else method["method"]
        if kind == "cases":
            case = rng.choice(method["cases"])["id"]
            return rng.choice([case, {"case": case}])
        if kind == "yes_no":
            return rng.choice([True, False, {"present": True}])
        if kind in ("count", "amount"):
            number = rng.randint(0, 9)
            return rng.choice([number, {kind: number}])
        denominator = rng.choice([0, 1, 2, 3, 7, 30, 100])
        ratio = {"numerator": rng.randint(0, denominator), "denominator": denominator}
        return rng.choice([ratio, ratio, text(Fraction(rng.randint(0, 1000), 10)), {"percent": "66.67"}])

    def stated(self, index: Json, values: Json) -> str | None:
        """Points that are possible, beside those that are, or any."""
        rng = self.rng
        if rng.random() < 0.3:
            return None
        reached = rng.choice(scoring.possible_totals(index, values))
        aim = rng.choice([reached.low, reached.high, (reached.low + reached.high) / 2])
        places = rng.choice([0, 1, 2, 3, 6])
        digit, none = Fraction(1, 10**places), Fraction(0)
        aim += rng.choice([none, none, none, self.unit, -self.unit, digit, -digit])
        written, maximum = decimal(max(aim, none), places), str(index["maximum"])
        return min(written, maximum, key=scoring.exact)


def expected(index: Json, values: Json, stated: str | None) -> Json | None:
    """What the engine must say of a score; nothing where it must refuse the points stated."""
    maximum = scoring.exact(index["maximum"])
    if stated is not None and not scoring.is_possible(index, values, stated):
        return None
    if stated is not None and scoring.stated_decides(index, values, stated):
        points = scoring.exact(stated)
        reached = points * 100 >= SHARE * maximum
        outcome, reason = ("met", "target_reached") if reached else ("not_met", "below_target")
        band = scoring.band(index, scoring.Range(points, points))
        return {"outcome": outcome, "reason": reason, "points": text(points), "band": band}
    total = scoring.total(index, values)
    outcome, reason = scoring.judge(index, values, SHARE)
    return {
        "outcome": outcome,
        "reason": reason,
        "band": scoring.band(index, total),
        "low": scoring.shown(total.low),
        "high": scoring.shown(total.high),
        "unreported": scoring.unreported(index, values),
    }


def found(answer: Json) -> Json | None:
    """What the engine says, in the same form; nothing where it refuses the points stated."""
    if "error" in answer:
        problems = [(each["code"], each["pointer"]) for each in answer["error"]["diagnostics"]]
        assert problems == [("points_mismatch", "/scores/0/points")], problems
        return None
    condition = answer["conditions"][0]
    said = {"outcome": condition["outcome"], "reason": condition["reason"]}
    said["band"] = condition["band"] and condition["band"]["id"]
    observed = condition["observed"]
    if "indicators" not in condition:
        return said | {"points": text(scoring.exact(observed["points"]))}
    shown = {key: observed[key] for key in ("low", "high")}
    return said | shown | {"unreported": condition["indicators"]["unreported"]}


def main() -> int:
    """Compares, and says how many passed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--binary", type=Path, required=True)
    # It is run with the options of `compare.py`, and passes over those that are not its own.
    options, _ = parser.parse_known_args()
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "rules").mkdir()
        (folder / "rules" / "rules.json").write_bytes(RULES.read_bytes())
        for batch in range(-(-options.count // BATCH)):
            maker = IndexMaker(random.Random(f"{options.seed} {batch}"))
            index = maker.index()
            scores = []
            for _ in range(min(BATCH, options.count - batch * BATCH)):
                values = maker.values(index)
                scores.append((values, maker.stated(index, values)))
            for score, answer in zip(scores, answers(options.binary, folder, index, scores), strict=True):
                wanted, said = expected(index, *score), found(answer)
                if wanted != said:
                    shown = {"index": index, "score": score, "reference": wanted, "engine": said}
                    print(json.dumps(shown, ensure_ascii=False))
                    return 1
                kind = "refused" if wanted is None else wanted["reason"]
                seen[kind + " as stated" if wanted is not None and "points" in wanted else kind] += 1
    print(", ".join(f"{kind} {count}" for kind, count in sorted(seen.items())))
    print(f"{seen.total()} passed, 0 failed")
    return 0


def answers(binary: Path, folder: Path, index: Json, scores: list[tuple[Json, str | None]]) -> list[Json]:
    """The engine's answer to each score."""
    (folder / "rules" / "index.json").write_text(json.dumps(index), encoding="utf-8")
    lines = []
    for values, stated in scores:
        score = {
            "index": "example.dti",
            "year": 2024,
            "basis": "self",
            "points": stated,
            "indicators": values,
        }
        subject = {"id": "x", "level": "commune"}
        content = {"rule_set": "example.scored", "subject": subject, "year": 2024, "scores": [score]}
        lines.append(json.dumps(content) + "\n")
    path = folder / "dossiers.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    command = [str(binary), "evaluate", str(path), "--format", "jsonl", "--rules", str(folder / "rules")]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    if not done.stdout:
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
