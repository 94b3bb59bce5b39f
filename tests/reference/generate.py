"""A seeded generator of rule sets and dossiers.

    python3 generate.py --seed 7 --count 3            # three dossiers for the rule set of seed 7
    python3 generate.py --seed 7 --rule-set           # that rule set
    python3 generate.py --seed 7 --rules FILE         # dossiers for a rule set of your own

The same seed gives the same text with every Python from 3.10.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from fuzz.dossiers import DossierMaker
from fuzz.mistakes import with_mistake
from fuzz.rule_sets import RuleSetMaker
from fuzz.write import write, write_loosely
from reference import RuleSet, read_rule_set

MALFORMED = 0.3
LAID_OUT = 0.3


def rule_set(rng: random.Random) -> str:
    """A random rule set, which the engine takes as valid."""
    return RuleSetMaker(rng).make()


def dossier(rng: random.Random, rules: RuleSet) -> str:
    """A random dossier on one line: well-formed, or malformed in one way."""
    tree = DossierMaker(rng, rules).make()
    if rng.random() < MALFORMED:
        text = with_mistake(rng, tree)
    else:
        text = write_loosely(rng, tree) if rng.random() < 0.2 else write(tree)
    return text.replace("\n", " ")


def document(rng: random.Random, rules: RuleSet) -> str:
    """A random dossier as a program is handed it: Unicode text, now and then over several lines."""
    text = dossier(rng, rules)
    while not is_unicode(text):
        text = dossier(rng, rules)
    if rng.random() < LAID_OUT:
        # Before a quote a comma separates; in a string the quote would be escaped.
        text = text.replace(',"', rng.choice([',\n"', ',\r\n  "', '\n,\t"', '\n\n, "']))
    return text


def is_unicode(text: str) -> bool:
    """Whether every character of a text can be written in UTF-8."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def encode(text: str) -> bytes:
    """The bytes of a text; U+DC80 to U+DCFF in it stand for bytes that are not UTF-8."""
    return text.encode("utf-8", "surrogateescape")


def main() -> int:
    """Prints what a seed gives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--rule-set", action="store_true", help="print the rule set and no dossier")
    parser.add_argument("--rules", type=Path, help="a rule set to write dossiers for")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    text = arguments.rules.read_text(encoding="utf-8") if arguments.rules else rule_set(rng)
    if arguments.rule_set:
        print(text)
        return 0
    rules = read_rule_set(text)
    for _ in range(arguments.count):
        sys.stdout.buffer.write(encode(dossier(rng, rules)) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
