"""Calls everything again and again and watches the memory: `python tests/soak.py` makes a million calls.

What is measured is the memory that the process holds (Linux), after a warm-up and at the end.
"""

from __future__ import annotations

import gc
import json
import pickle
import sys
import time
from pathlib import Path
from typing import Any, TypeVar

from tieuchi import Overview, Register, Roster, RuleSet, RuleSets, TieuchiError, rank

# More than an allocator's fluctuations, less than one byte lost in ten of a hundred thousand calls.
LEEWAY = 4 << 20

T = TypeVar("T")


def resident() -> int:
    """The bytes that the process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def again(one: T) -> T:
    """What a pickle makes of an object."""
    copy: T = pickle.loads(pickle.dumps(one))
    return copy


def soak(calls: int) -> int:
    """By how much the memory grew over so many evaluations, and fewer of everything else."""
    rules = RuleSet.builtin("vn.thanh-hoa.dx.district")
    register, roster = Register.builtin("vn.thanh-hoa.dx.register"), Roster.builtin("vn.thanh-hoa.roster")
    mapping: dict[str, Any] = {
        "rule_set": rules.id,
        "subject": {"id": "38.381", "level": "district"},
        "year": 2024,
        "values": {"II.3": 69.996, "II.4": 12, "III.1": {"numerator": 7, "denominator": 9}, "II.2": True},
    }
    wrong = {**mapping, "year": 2023, "values": {"II.3": float("nan")}}
    text = json.dumps(mapping)
    refused = text.replace("2024", "2023")

    def once(number: int) -> None:
        assert rules.evaluate(text).outcome == "not_met"
        if number % 10 == 0:
            evaluation = rules.evaluate(mapping)
            assert len(evaluation.to_json()) > 1000
            evaluation.receipt().to_json()
            evaluation.finding("II.3").explain("vi")
            for name in (evaluation.outcome, evaluation.reason, rules.status):
                assert again(name) is name
            for bad in (refused, refused.encode(), wrong, "\ud800", b"\xff", 1):
                try:
                    rules.evaluate(bad)  # type: ignore[arg-type]
                except TieuchiError as error:
                    assert again(error).diagnostics == error.diagnostics
                    continue
                except (ValueError, TypeError):
                    continue
                raise AssertionError(bad)
        if number % 100 == 0:
            # Each holds the next: findings their evaluation, that its dossier, that its rule set, which is read again.
            evaluation = rules.evaluate(mapping)
            finding, condition = evaluation.finding("II.3"), evaluation.condition("self-score")
            for one in (rules, evaluation.dossier, evaluation, finding, condition):
                assert again(one) == one
            assert again(finding).explain("vi") == finding.explain("vi")
            assert evaluation.progress()["reached"] is None and evaluation.sheet("so-tttt")["criteria"]
            later = rules.evaluate({**mapping, "year": 2025})
            assert later.upkeep(evaluation, register)["standing"] == later.standing(register)
            assert rules.outlook(evaluation.dossier)["year"] == 2025
            for none in ([], [evaluation.dossier]):
                try:
                    rank(none)
                except ValueError:
                    continue
                raise AssertionError(none)
        if number % 1000 == 0:
            overview = Overview(rules, roster, register, 2024)
            overview.add(rules.evaluate(mapping))
            assert overview.to_dict()["set_aside"] == 0
            assert rules.roll_up(roster, register, "38.381", 2024)["units"] == 7
            assert again(register) == register and again(roster) == roster
            read = RuleSet.from_json(rules.to_canonical_json())
            assert read == rules and read.criteria == rules.criteria and read.warnings == ()
            assert list(again(RuleSets([read]))) == [rules]

    for number in range(calls // 10):
        once(number)
    gc.collect()
    before = resident()
    for number in range(calls):
        once(number)
    gc.collect()
    return resident() - before


if __name__ == "__main__":
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    start = time.monotonic()
    grown = soak(calls)
    print(f"{calls} calls in {time.monotonic() - start:.0f} s: {grown / 1024:.0f} KiB more")
    sys.exit(grown > LEEWAY)
