"""Text that is spoilt as text: cut, joined, quoted wrongly, with characters that do not belong."""

from __future__ import annotations

import random

INSERTS = (
    *", : { } [ ] \" \\ / # ' //x /**/ null tru 1 ,} e1 .0 0 -".split(),
    *("\\u12", "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\x", "\\u0000", "\\/", "\\u+123"),
    *("\t", "\r", "\u0000", "\u00a0", "\ufeff", "\f", "\x0b", "\u2028", "\u0085", "\u007f"),
    # Not UTF-8: `generate.encode` makes it the byte FF.
    "\udcff",
)


def broken_text(rng: random.Random, text: str) -> str:
    """The text with something done to it that has nothing to do with what it says."""
    cut = rng.randint(0, len(text))
    span = rng.randint(1, 4)
    insert = rng.choice(INSERTS)
    done = rng.choice(
        [
            text[:cut],
            text[:cut] + text[cut + span :],
            text[:cut] + insert + text[cut:],
            text[:cut] + insert + text[cut + 1 :],
            text[:-1] + ",}",
            text + rng.choice(["}", " x", ",", "{}", "\t", " ", "\r", "\u0000", "//"]),
            rng.choice(["\ufeff", "\ufeff\ufeff", " \ufeff", "\u00a0", "\t"]) + text,
            text.replace("null", "None").replace("true", "True"),
            text.replace('"', "'"),
            rng.choice(["null", "[]", "1", '"x"', f"[{text}]", "{}", "true", '{"rule_set":']),
            text.replace(":", ":\r", 1),
        ]
    )
    # A line must hold something: a blank one is skipped and not answered.
    return done if done.strip(" \t\r\ufeff") else "{"
