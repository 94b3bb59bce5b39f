"""Compares the engine with the reference evaluator on random dossiers.

    python3 compare.py --count 20000 --seed 1 --binary ../../target/release/tieuchi

Both read the same rule sets and dossiers. A dossier that one accepts and the other refuses is a disagreement,
and so is any difference between the two evaluations, down to the bytes of the JSON and the hashes of
its receipt. The dossiers of the first disagreements are made as small as they stay ones and printed with both
answers, and the exit status is 1. The same seed compares the same documents, however many processes share
them.
"""

from __future__ import annotations

import argparse
import codecs
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import generate
from fuzz.shrink import shrunk
from reference import Refused, RuleSet, evaluate, read_dossier, read_rule_set
from reference.receipt import receipt

BATCH = 200
# Every so many batches, one is for the built-in set.
BUILTIN_EVERY = 5
BUILTIN = Path(__file__).resolve().parents[2] / "rules" / "data" / "vn.thanh-hoa.dx.district.json"
SHOWN_KINDS = 3
SHOWN_CHARACTERS = 2000


@dataclass
class Tally:
    """What was seen so far."""

    passed: int = 0
    accepted: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    diagnostics: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Adds what was seen elsewhere."""
        self.passed += other.passed
        self.accepted += other.accepted
        self.kinds.update(other.kinds)
        self.outcomes.update(other.outcomes)
        self.diagnostics.update(other.diagnostics)

    def line(self) -> str:
        """The last line of every run."""
        return f"{self.passed} passed, {self.kinds.total()} failed"


@dataclass(frozen=True)
class Pair:
    """The engine and the reference, both holding one rule set; `path` is `None` for the built-in one."""

    binary: Path
    folder: Path
    path: Path | None
    rules: RuleSet
    ignored: list[str]

    def engine(self, dossiers: list[str]) -> list[str]:
        """The engine's answer to each dossier, a line of JSON each."""
        path = self.folder / "dossiers.jsonl"
        # The file has a byte-order mark of its own, so that one on the first line is the dossier's.
        lines = [generate.encode(dossier) + b"\n" for dossier in dossiers]
        path.write_bytes(codecs.BOM_UTF8 + b"".join(lines))
        command = [str(self.binary), "evaluate", str(path), "--format", "jsonl", "--receipt"]
        command += ["--rules", str(self.path)] if self.path is not None else []
        done = subprocess.run(command, capture_output=True, check=False)
        answers = done.stdout.decode("utf-8").split("\n")[:-1]
        if len(answers) != len(dossiers):
            message = done.stderr.decode("utf-8", "replace")[:SHOWN_CHARACTERS]
            counted = f"{len(answers)} answers to {len(dossiers)} dossiers, status {done.returncode}"
            raise RuntimeError(f"{counted}\n{message}")
        return answers

    def reference(self, dossier: str) -> str:
        """The reference's answer in the engine's form: an evaluation, or codes and places of mistakes."""
        try:
            text = generate.encode(dossier)
            read = read_dossier(self.rules, text)
            evaluation = evaluate(self.rules, read)
            evaluation |= {"receipt": receipt(self.rules, read, text, evaluation)}
        except Refused as refused:
            problems = [{"code": problem.code, "pointer": problem.pointer} for problem in refused.problems]
            return to_json({"error": {"diagnostics": problems}})
        return to_json(evaluation)

    def disagreement(self, reference: str, engine: str) -> str | None:
        """What kind of disagreement there is between two answers, where there is one."""
        expected, found = self._counting(reference), self._counting(engine)
        if "error" in expected or "error" in found:
            if ("error" in expected) == ("error" in found):
                return None
            return "only the engine accepts" if "error" in expected else "only the engine refuses"
        place = first_difference(expected, found)
        if place is not None:
            return f"different at {'.'.join(step if isinstance(step, str) else '*' for step in place)}"
        return None if self.ignored or reference == engine else "same content, different bytes"

    def _counting(self, answer: str) -> dict[str, Any]:
        """The members of an answer that count. With some of them left out, its own hash cannot."""
        members = {key: value for key, value in json.loads(answer).items() if key not in self.ignored}
        if self.ignored and "receipt" in members:
            del members["receipt"]["evaluation"]
        return members

    def show(self, dossier: str, kind: str) -> None:
        """Prints a disagreement with the smallest dossier found that still shows it."""
        small = shrunk(dossier, lambda text: self._disagree(text)[0] == kind)
        _, reference, engine = self._disagree(small)
        expected, found = self._counting(reference), self._counting(engine)
        place = None if "error" in expected or "error" in found else first_difference(expected, found)
        print(f"--- {kind}\nrule set:  {self.rules.id} {'(built in)' if self.path is None else '(random)'}")
        sys.stdout.flush()
        sys.stdout.buffer.write(b"dossier:   " + generate.encode(small) + b"\n")
        print(f"reference: {_excerpt(expected, place)}\nengine:    {_excerpt(found, place)}")

    def _disagree(self, dossier: str) -> tuple[str | None, str, str]:
        reference, engine = self.reference(dossier), self.engine([dossier])[0]
        return self.disagreement(reference, engine), reference, engine

    def compare(self, dossiers: list[str], tally: Tally) -> Iterator[tuple[str, str]]:
        """Compares a batch; gives the dossiers on which the two disagree, and how they do."""
        for dossier, engine in zip(dossiers, self.engine(dossiers), strict=True):
            reference = self.reference(dossier)
            kind = self.disagreement(reference, engine)
            expected, found = json.loads(reference), json.loads(engine)
            if "error" not in expected:
                tally.accepted += 1
                tally.outcomes[expected["outcome"]] += 1
            elif "error" in found:
                tally.diagnostics.update(other_diagnostics(expected, found))
            if kind is None:
                tally.passed += 1
            else:
                tally.kinds[kind] += 1
                yield dossier, kind


def to_json(document: Any) -> str:
    """The engine's form of JSON: no white space, nothing escaped that need not be."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def first_difference(expected: Any, found: Any) -> list[str | int] | None:
    """The keys and indices that lead to the first place where two documents differ."""
    steps: list[str | int] = []
    if isinstance(expected, dict) and isinstance(found, dict):
        if expected.keys() != found.keys():
            return []
        steps = list(expected)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        steps = list(range(len(expected)))
    elif type(expected) is not type(found) or expected != found:
        # 1 and true are equal in Python and not in JSON.
        return []
    for step in steps:
        inner = first_difference(expected[step], found[step])
        if inner is not None:
            return [step, *inner]
    return None


def other_diagnostics(expected: Any, found: Any) -> list[str]:
    """What only one of two refusals says. All kinds of broken text are one code to the reference."""
    said = {(item["code"], item["pointer"]) for item in expected["error"]["diagnostics"]}
    heard = {(item["code"], item["pointer"]) for item in found["error"]["diagnostics"]}
    if any(code in ("json", "too_deep") for code, _ in said):
        return []
    return [f"only the reference: {code}" for code, _ in said - heard] + [
        f"only the engine: {code}" for code, _ in heard - said
    ]


def _excerpt(answer: dict[str, Any], place: list[str | int] | None) -> str:
    """What matters of an answer: the place where it differs, else its beginning."""
    if place is None:
        return to_json(answer)[:SHOWN_CHARACTERS]
    inner: Any = answer
    for step in place:
        inner = inner[step]
    return f"{'.'.join(map(str, place))} = {to_json(inner)[:SHOWN_CHARACTERS]}"


def batch(arguments: argparse.Namespace, number: int, folder: Path) -> tuple[Pair, list[str]]:
    """A rule set with its dossiers; every batch has dice of its own."""
    rng = random.Random(f"{arguments.seed}/{number}")
    path = None
    if arguments.builtin_only or number % BUILTIN_EVERY == 0:
        text = BUILTIN.read_text(encoding="utf-8")
    else:
        text = generate.rule_set(rng)
        path = folder / "rules.json"
        path.write_text(text, encoding="utf-8")
    rules = read_rule_set(text)
    size = min(BATCH, arguments.count - number * BATCH)
    pair = Pair(arguments.binary.resolve(), folder, path, rules, arguments.ignore)
    return pair, [generate.dossier(rng, rules) for _ in range(size)]


def compared(arguments: argparse.Namespace, number: int) -> tuple[Tally, list[tuple[str, str]]]:
    """Compares one batch: what was seen, and the dossiers on which the two disagree."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        pair, dossiers = batch(arguments, number, Path(folder))
        return tally, list(pair.compare(dossiers, tally))


def show(arguments: argparse.Namespace, number: int, dossier: str, kind: str) -> None:
    """Prints a disagreement of a batch."""
    with tempfile.TemporaryDirectory() as folder:
        pair, _ = batch(arguments, number, Path(folder))
        pair.show(dossier, kind)


def compare_all(arguments: argparse.Namespace) -> Tally:
    """Compares every batch, in as many processes as asked for; shows the first disagreements of each kind."""
    tally = Tally()
    numbers = range(-(-arguments.count // BATCH))
    with multiprocessing.Pool(arguments.jobs) as pool:
        for number, (seen, differing) in enumerate(pool.imap(partial(compared, arguments), numbers)):
            shown = set(tally.kinds)
            tally.add(seen)
            for dossier, kind in differing:
                is_wanted = arguments.keep_going or len(shown) < SHOWN_KINDS
                if kind not in shown and is_wanted:
                    shown.add(kind)
                    show(arguments, number, dossier, kind)
            if tally.kinds and not arguments.keep_going:
                break
    return tally


def main() -> int:
    """Runs the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000, help="how many dossiers")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--binary", type=Path, required=True, help="the command line `tieuchi`")
    parser.add_argument("--builtin-only", action="store_true", help="no random rule sets")
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="KEY", help="leave out a top-level key"
    )
    parser.add_argument("--keep-going", action="store_true", help="tally disagreements by kind, to the end")
    parser.add_argument(
        "--diagnostics", action="store_true", help="tally what only one side says of mistakes"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many processes")
    arguments = parser.parse_args()
    tally = compare_all(arguments)
    for name, count in [
        *tally.kinds.most_common(),
        *(tally.diagnostics.most_common() if arguments.diagnostics else []),
    ]:
        print(f"{count:7} {name}")
    outcomes = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items()))
    print(f"{tally.accepted} accepted: {outcomes}")
    print(tally.line())
    return 1 if tally.kinds else 0


if __name__ == "__main__":
    sys.exit(main())
