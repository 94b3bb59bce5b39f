"""Compares the bytes that the native engine and the bindings give for random dossiers.

    python3 streams.py --count 20000 --native ../../target/debug/examples/stream \
        --python "../../target/python-venv/bin/python ../../bindings/python/tests/stream.py" \
        --node "node ../../bindings/wasm/test/stream.js" --binary ../../target/release/tieuchi

Each program takes the path of a rule set and answers dossiers: a line of standard input is a JSON string that
holds the text of a dossier, well- or malformed; its answer is a line of standard output, the evaluation's
JSON or `{"diagnostics":[…]}`. The command line answers those that fit on one line, in its own way. The first
dossier that is not answered alike by all is printed, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import random
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

import generate
from compare import BUILTIN, SHOWN_CHARACTERS
from reference import read_rule_set

BATCH = 1000
# Every so many batches, one is for the built-in set.
BUILTIN_EVERY = 4
# Fewer kinds of mistakes than this would mean that the generator has lost some.
LEAST_CODES = 40
# Of answers that differ, so many bytes on both sides.
SHOWN_AROUND = 200
OUTCOMES = {"met", "not_met", "undetermined"}


@dataclass
class Seen:
    """What the dossiers came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    codes: set[str] = field(default_factory=set)
    on_the_command_line: int = 0

    def add(self, answer: bytes) -> None:
        """Counts an answer."""
        read = json.loads(answer)
        if "diagnostics" in read:
            self.refused += 1
            self.codes |= {found["code"] for found in read["diagnostics"]}
        else:
            self.outcomes[read["outcome"]] += 1

    def is_broad(self) -> bool:
        """Whether every outcome was seen, and most kinds of mistakes."""
        return set(self.outcomes) == OUTCOMES and len(self.codes) >= LEAST_CODES


def answers(command: list[str], rules: Path, dossiers: list[str]) -> list[bytes]:
    """A program's answers."""
    lines = "".join(f"{json.dumps(dossier)}\n" for dossier in dossiers)
    return run([*command, str(rules)], lines.encode("ascii"), len(dossiers))


def command_line(binary: Path, rules: Path, dossiers: list[str]) -> list[bytes]:
    """The command line's answers; a mistake has its line around it, which is taken off."""
    lines = b"".join(dossier.encode() + b"\n" for dossier in dossiers)
    command = [str(binary), "evaluate", "--rules", str(rules), "--format", "jsonl", "--jsonl", "-"]
    found = run(command, lines, len(dossiers))
    for number, answer in enumerate(found):
        head = b'{"error":{"line":%d,' % (number + 1)
        if answer.startswith(head):
            found[number] = b"{" + answer.removeprefix(head).removesuffix(b"}")
    return found


def run(command: list[str], lines: bytes, count: int) -> list[bytes]:
    """The lines that a command answers to lines."""
    done = subprocess.run(command, input=lines, capture_output=True, check=False)
    found = done.stdout.split(b"\n")[:-1]
    if len(found) != count:
        said = done.stderr.decode("utf-8", "replace")[:SHOWN_CHARACTERS]
        raise RuntimeError(f"{command[0]}: {len(found)} answers to {count} dossiers\n{said}")
    return found


def fits_a_line(dossier: str) -> bool:
    """Whether the command line can read it as one line, and as the same text."""
    if "\n" in dossier or dossier.endswith("\r") or dossier.startswith("\ufeff"):
        return False
    return bool(dossier.strip(" \t\r"))


def first_difference(sides: dict[str, list[bytes]], dossiers: list[str]) -> str | None:
    """The first dossier that is not answered alike, and the answers from a little before they part."""
    for dossier, *found in zip(dossiers, *sides.values(), strict=True):
        if len(set(found)) > 1:
            columns = enumerate(zip_longest(*found))
            parting = next(place for place, column in columns if len(set(column)) > 1)
            part = slice(max(parting - SHOWN_AROUND, 0), parting + SHOWN_AROUND)
            said = [f"{name}: {answer[part]!r}" for name, answer in zip(sides, found, strict=True)]
            return "\n".join([f"dossier: {dossier!r}", *said])
    return None


def compare(arguments: argparse.Namespace, number: int, size: int, folder: Path, seen: Seen) -> str | None:
    """Compares a batch; gives the first difference."""
    rng = random.Random(f"{arguments.seed}/streams/{number}")
    path = BUILTIN
    if number % BUILTIN_EVERY:
        path = folder / f"rules-{number}.json"
        path.write_text(generate.rule_set(rng), encoding="utf-8")
    rules = read_rule_set(path.read_text(encoding="utf-8"))
    dossiers = [generate.document(rng, rules) for _ in range(size)]
    commands = {"native": arguments.native, "python": arguments.python, "node": arguments.node}
    with ThreadPoolExecutor() as pool:
        running = {
            name: pool.submit(answers, shlex.split(command), path, dossiers)
            for name, command in commands.items()
        }
        sides = {name: answer.result() for name, answer in running.items()}
    difference = first_difference(sides, dossiers)
    if difference is None:
        single = [place for place, dossier in enumerate(dossiers) if fits_a_line(dossier)]
        lines = [dossiers[place] for place in single]
        native = [sides["native"][place] for place in single]
        seen.on_the_command_line += len(lines)
        found = command_line(arguments.binary, path, lines)
        difference = first_difference({"native": native, "command line": found}, lines)
    for answer in sides["native"]:
        seen.add(answer)
    return difference


def main() -> int:
    """Runs the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000, help="how many dossiers")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--native", required=True, metavar="COMMAND", help="the engine itself")
    parser.add_argument("--python", required=True, metavar="COMMAND", help="the Python package")
    parser.add_argument("--node", required=True, metavar="COMMAND", help="the npm package")
    parser.add_argument("--binary", required=True, type=Path, help="the command line `tieuchi`")
    arguments = parser.parse_args()
    seen = Seen()
    with tempfile.TemporaryDirectory() as folder:
        for number, first in enumerate(range(0, arguments.count, BATCH)):
            size = min(BATCH, arguments.count - first)
            difference = compare(arguments, number, size, Path(folder), seen)
            if difference is not None:
                print(f"{difference}\n{first} passed, 1 failed")
                return 1
    evaluated = ", ".join(f"{count} {outcome}" for outcome, count in sorted(seen.outcomes.items()))
    print(f"{evaluated}, {seen.refused} refused for {len(seen.codes)} kinds of mistakes")
    print(f"{seen.on_the_command_line} of them on the command line too")
    if arguments.count >= BATCH * BUILTIN_EVERY and not seen.is_broad():
        print("the dossiers do not show every outcome and most kinds of mistakes")
        return 1
    print(f"{arguments.count} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
