"""Strict JSON: numbers stay text, members stay in order, duplicates and broken text are refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from reference.problems import Problem, Refused, child

# docs/dossier-format.md, "Limits".
MAX_DOCUMENT_BYTES = 16 << 20
MAX_DEPTH = 64
MAX_STRING_BYTES = 64 << 10
MAX_ENTRIES = 100_000
# In text that is JSON, each of its strings in turn.
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Number:
    """A JSON number as it was written."""

    text: str


class Members:
    """A JSON object: its members in the order of the text, where a key may stand twice."""

    def __init__(self, pairs: list[tuple[str, Json]]) -> None:
        self.pairs = pairs

    def first(self) -> dict[str, Json]:
        """Key to value; of a repeated key the first value."""
        members: dict[str, Json] = {}
        for key, value in self.pairs:
            members.setdefault(key, value)
        return members

    def get(self, key: str) -> Json:
        """The member, or `None` where it is absent or null: the formats make no difference."""
        return self.first().get(key)


Json = None | bool | str | Number | list["Json"] | Members


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def parse(text: str | bytes) -> Json:
    """Reads one JSON document. Raises `Refused` with the code `json` for anything beyond the grammar.

    The engine tells many kinds of broken text apart; here they are one code, because what counts is that the
    text is refused.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused([Problem("json", "")]) from None
    text = text.removeprefix("\ufeff")
    decoder = json.JSONDecoder(
        object_pairs_hook=Members,
        parse_int=Number,
        parse_float=Number,
        parse_constant=_refuse_constant,
        strict=True,
    )
    try:
        document: Json = decoder.decode(text)
    except RecursionError:
        raise Refused([Problem("too_deep", "")]) from None
    except ValueError:
        raise Refused([Problem("json", "")]) from None
    _refuse_large(text)
    for value, _, depth in _walk(document):
        # What Python's reader lets pass.
        if isinstance(value, (Members, list)) and depth > MAX_DEPTH:
            raise Refused([Problem("too_deep", "")])
        entries = value.pairs if isinstance(value, Members) else value
        if isinstance(entries, list) and len(entries) > MAX_ENTRIES:
            raise Refused([Problem("too_many_entries", "")])
        texts = [key for key, _ in value.pairs] if isinstance(value, Members) else [value]
        if any(isinstance(text, str) and _has_surrogate(text) for text in texts):
            raise Refused([Problem("json", "")])
    return document


def _refuse_large(text: str) -> None:
    """Refuses what is longer than the format allows; a string counts as it is written, without its quotes."""
    if _bytes(text) > MAX_DOCUMENT_BYTES:
        raise Refused([Problem("document_too_large", "")])
    if any(_bytes(match[1]) > MAX_STRING_BYTES for match in _STRING.finditer(text)):
        raise Refused([Problem("string_too_long", "")])


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def repeated_keys(document: Json) -> list[Problem]:
    """Every key that stands twice in its object. Reading goes on with the first of them."""
    problems: list[Problem] = []
    for value, pointer, _ in _walk(document):
        if isinstance(value, Members):
            seen: set[str] = set()
            for key, _ in value.pairs:
                if key in seen:
                    problems.append(Problem("duplicate_key", child(pointer, key)))
                seen.add(key)
    return problems


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _walk(document: Json) -> Iterator[tuple[Json, str, int]]:
    """Every value with its pointer and how many arrays and objects it is inside of, itself included."""
    waiting: list[tuple[Json, str, int]] = [(document, "", 1)]
    while waiting:
        value, pointer, depth = waiting.pop()
        yield value, pointer, depth
        if isinstance(value, Members):
            waiting.extend((member, child(pointer, key), depth + 1) for key, member in value.pairs)
        elif isinstance(value, list):
            waiting.extend((member, child(pointer, index), depth + 1) for index, member in enumerate(value))
