"""Answers the dossiers on standard input with the package: `python tests/stream.py RULES`.

A line is a JSON string that holds the text of a dossier, which need not be JSON. Its answer is a line too: the
evaluation's JSON, or `{"diagnostics":[…]}`. `tests/reference/streams.py` compares the bytes with those of the engine.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tieuchi import DossierError, RuleSet


def main() -> None:
    rules = RuleSet.from_json(Path(sys.argv[1]))
    for number, line in enumerate(sys.stdin.buffer):
        text: str = json.loads(line)
        try:
            # Text and bytes go different ways into the engine.
            answer = rules.evaluate(text if number % 2 else text.encode()).to_json()
        except DossierError as error:
            answer = f'{{"diagnostics":{error.to_json()}}}'
        sys.stdout.buffer.write(answer.encode() + b"\n")


if __name__ == "__main__":
    main()
