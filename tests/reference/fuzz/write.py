"""JSON out of trees that keep the spellings of numbers and the order and repetition of keys."""

from __future__ import annotations

import json
import random

from reference.json_text import Json, Members, Number


def write(value: Json) -> str:
    """JSON text without white space; nothing in it is a raw line end."""
    if isinstance(value, Members):
        return "{" + ",".join(f"{_string(key)}:{write(member)}" for key, member in value.pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(write(entry) for entry in value) + "]"
    if isinstance(value, Number):
        return value.text
    return _string(value) if isinstance(value, str) else json.dumps(value)


def write_loosely(rng: random.Random, value: Json) -> str:
    """JSON text with random white space (never a line feed) and escapes; it says the same."""
    space = rng.choice(["", "", " ", "\t", " \r "])
    if isinstance(value, Members):
        inner = f"{space},{space}".join(
            f"{_escaped(rng, key)}{space}:{space}{write_loosely(rng, member)}" for key, member in value.pairs
        )
        return f"{{{space}{inner}{space}}}"
    if isinstance(value, list):
        return (
            f"[{space}" + f"{space},{space}".join(write_loosely(rng, entry) for entry in value) + f"{space}]"
        )
    return _escaped(rng, value) if isinstance(value, str) else write(value)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _escaped(rng: random.Random, text: str) -> str:
    """A string with some of its characters written as escapes; those beyond U+FFFF become surrogate pairs."""
    if rng.random() < 0.9:
        return _string(text)
    return json.dumps(text, ensure_ascii=True)


def obj(**items: Json) -> Members:
    """An object of these members."""
    return Members(list(items.items()))


def pick(rng: random.Random, *choices: Json) -> Json:
    """One of several values of different kinds."""
    return rng.choice(choices)


def number(value: int) -> Number:
    """A JSON number of a whole number."""
    return Number(str(value))


def shuffled(rng: random.Random, content: Members) -> Members:
    """The same members in another order."""
    pairs = list(content.pairs)
    rng.shuffle(pairs)
    return Members(pairs)
