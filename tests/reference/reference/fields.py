"""Typed access to the members of a dossier's objects; every mistake is noted and reading goes on."""

from __future__ import annotations

from collections.abc import Iterator

from reference.json_text import Json, Members, Number
from reference.numbers import (
    Exact,
    NumberProblem,
    count_from_json_number,
    exact_from_json_number,
    exact_from_text,
)
from reference.problems import Problems, child
from reference.texts import id_problem, is_date, is_year, name_problem, text_problem


class Fields:
    """One object of a dossier, with its place. Absent and null are the same: `None`."""

    def __init__(self, content: Members, pointer: str, problems: Problems) -> None:
        self.content = content.first()
        self.pointer = pointer
        self.problems = problems

    def known(self, *keys: str) -> Fields:
        """Notes every key that is not one of these."""
        for key in self.content:
            if key not in keys:
                self.problems.add("unknown_key", child(self.pointer, key))
        return self

    def required(self, *keys: str) -> Fields:
        """Notes every one of these keys that is absent or null."""
        for key in keys:
            if self.content.get(key) is None:
                self.problems.add("missing_key", self.pointer)
        return self

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self.content.get(key) is not None

    def text(self, key: str) -> str | None:
        """Any text."""
        value = self.content.get(key)
        if value is None or isinstance(value, str):
            return value
        self._wrong(key)
        return None

    def filled(self, key: str) -> str | None:
        """A text that is not blank; beyond that, any text."""
        text = self.text(key)
        if text is not None and not text.strip():
            self.problems.add("empty", child(self.pointer, key))
            return None
        return text

    def identifier(self, key: str) -> str | None:
        """A text that may name something."""
        text = self.text(key)
        problem = None if text is None else id_problem(text)
        if problem is not None:
            self.problems.add(problem, child(self.pointer, key))
            return None
        return text

    def attribute(self, key: str) -> str | None:
        """The value of an attribute, which is compared letter by letter."""
        text = self.filled(key)
        problem = None if text is None else text_problem(text)
        if problem is not None:
            self.problems.add(problem, child(self.pointer, key))
            return None
        return text

    def one_of(self, key: str, words: tuple[str, ...]) -> str | None:
        """One word of a closed list."""
        text = self.text(key)
        if text is not None and text not in words:
            self.problems.add("unknown_word", child(self.pointer, key))
            return None
        return text

    def name_in(self, key: str, names: list[str] | set[str], code: str) -> str | None:
        """The name of something that the rule set has."""
        text = self.text(key)
        problem = None if text is None else name_problem(text)
        if problem is None and text is not None and text not in names:
            problem = code
        if problem is not None:
            self.problems.add(problem, child(self.pointer, key))
            return None
        return text

    def date(self, key: str) -> str | None:
        """A day."""
        text = self.text(key)
        if text is not None and not is_date(text):
            self.problems.add("invalid_date", child(self.pointer, key))
            return None
        return text

    def boolean(self, key: str) -> bool | None:
        """`true` or `false`."""
        value = self.content.get(key)
        if value is None or isinstance(value, bool):
            return value
        self._wrong(key)
        return None

    def year(self, key: str) -> int | None:
        """A year from 1900 to 2999."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, Number):
            self._wrong(key)
            return None
        try:
            year = exact_from_json_number(value.text).value
        except NumberProblem:
            year = None
        if year is None or year.denominator != 1 or not is_year(int(year)):
            self.problems.add("invalid_year", child(self.pointer, key))
            return None
        return int(year)

    def count(self, key: str) -> int | None:
        """A count: a JSON number and never text."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, Number):
            self._wrong(key)
            return None
        return read_count(value, child(self.pointer, key), self.problems)

    def exact(self, key: str) -> Exact | None:
        """A decimal that is not negative, as text or as a number."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, (str, Number)):
            self._wrong(key)
            return None
        return read_exact(value, child(self.pointer, key), self.problems)

    def object(self, key: str) -> Fields | None:
        """An object."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, Members):
            self._wrong(key)
            return None
        return Fields(value, child(self.pointer, key), self.problems)

    def objects(self, key: str) -> Iterator[Fields]:
        """The objects of a list; none where the key is absent."""
        value = self.content.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self._wrong(key)
            return
        for index, entry in enumerate(value):
            place = child(child(self.pointer, key), index)
            if isinstance(entry, Members):
                yield Fields(entry, place, self.problems)
            else:
                self.problems.add("wrong_type", place)

    def items(self) -> Iterator[tuple[str, Json]]:
        """Every member."""
        yield from self.content.items()

    def _wrong(self, key: str) -> None:
        self.problems.add("wrong_type", child(self.pointer, key))


def read_count(value: Number, pointer: str, problems: Problems) -> int | None:
    """A count, or `None` with the problem noted."""
    try:
        return count_from_json_number(value.text)
    except NumberProblem as problem:
        problems.add(problem.code, pointer)
        return None


def read_exact(value: str | Number, pointer: str, problems: Problems) -> Exact | None:
    """A decimal that is not negative, or `None` with the problem noted."""
    try:
        exact = exact_from_json_number(value.text) if isinstance(value, Number) else exact_from_text(value)
    except NumberProblem as problem:
        problems.add(problem.code, pointer)
        return None
    if exact.value < 0:
        problems.add("negative", pointer)
        return None
    return exact
