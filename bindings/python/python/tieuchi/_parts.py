"""Pieces that rule sets and results share, and how they are read from the engine's JSON."""

import datetime
import operator
import os
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass
from decimal import Decimal
from typing import Any, NoReturn, TypeAlias, TypeVar, Union

from tieuchi._enums import Language, LanguageTag, language

_T = TypeVar("_T")

Json: TypeAlias = dict[str, Any]
"""An object of the engine's JSON."""

Input: TypeAlias = Union[str, bytes, bytearray, memoryview, os.PathLike[Any], Mapping[str, Any]]
"""A document: JSON as text, JSON as bytes in UTF-8, the path of a file that holds it, or a mapping of what it says.

In a mapping, `int` and `Decimal` are exact, a `float` is its shortest text that reads back to it (`float.__repr__`),
`None` is not reported, and numpy's integers, floats and booleans are taken like Python's.

A `float` that is whole has a decimal all the same: `67.0` is the text `67.0`, and not `67`. Alone that is one number;
beside a numerator and a denominator a percentage must be their ratio rounded to the digits stated, and 2 of 3 is `67`,
`66.7` or `66.67`, but not `67.0`. Where the digits matter, give text or a `Decimal`. (JavaScript's `67.0` is `67`.)

A document has 16 MiB at the most, and what is larger is `document_too_large`. What that diagnostic found is the number
of bytes; of a text that has too many characters already, the number of these; and of a mapping one more than the limit,
because nothing is counted from there on.
"""


class Frozen:
    """Something that cannot be changed and that only this package makes."""

    __slots__ = ()

    def __init__(self, *_: object, **__: object) -> None:
        name = type(self).__name__
        raise TypeError(f"{_with_article(name)} is not made by its class; see help(tieuchi.{name})")

    def __setattr__(self, name: str, _: object) -> NoReturn:
        raise AttributeError(_unchanged(self, name))

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(_unchanged(self, name))


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"


def _unchanged(one: object, name: str) -> str:
    return f"{_with_article(type(one).__name__)} cannot be changed, so neither can its `{name}`"


def _refuse_to_set(self: object, name: str, _: object) -> NoReturn:
    raise FrozenInstanceError(_unchanged(self, name))


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(_unchanged(self, name))


def refuse_changes(record: type) -> None:
    """Lets a frozen dataclass say that it cannot be changed.

    What `dataclass` writes for it looks up the class that `slots=True` replaced, and fails at that for a name that is
    no field.
    """
    record.__setattr__ = _refuse_to_set  # type: ignore[assignment]
    record.__delattr__ = _refuse_to_delete  # type: ignore[assignment]


def text(given: str, what: str) -> str:
    """A name as given; an error with what it is called where it is no text. Nothing else is the name of anything."""
    if not isinstance(given, str):
        raise TypeError(f"{what} is text, not {_with_type(given)}")
    return given


def whole(given: int, what: str) -> int:
    """A whole number as given; an error with what it is called where it is none."""
    if not isinstance(given, bool):
        try:
            return operator.index(given)
        except TypeError:
            pass
    raise TypeError(f"{what} is an int, not {_with_type(given)}")


def instance(given: _T, wanted: type[_T]) -> _T:
    """An object as given; an error that names its class where it is of another."""
    if not isinstance(given, wanted):
        raise TypeError(f"{_with_article(wanted.__name__)} is expected, not {_with_type(given)}")
    return given


def day(given: datetime.date | None, what: str = "a day") -> str | None:
    """A day as the engine reads it; an error with what it is called where it is none."""
    if given is None:
        return None
    if not isinstance(given, datetime.date):
        raise TypeError(f"{what} is a datetime.date, not {_with_type(given)}")
    return datetime.date.isoformat(given)


def sought(id: str) -> str:
    """A name for the engine to look for: half a surrogate pair is no character, and in no name."""
    return id.encode("utf-8", "replace").decode()


def _with_type(given: object) -> str:
    return f"a `{type(given).__name__}`"


def decimal(text: str | None) -> Decimal | None:
    """The decimal of a text of the engine."""
    return None if text is None else Decimal(text)


def date(text: str | None) -> datetime.date | None:
    """The date of a text of the engine."""
    return None if text is None else datetime.date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Vietnamese and, where there is one, in English; as `str` the Vietnamese.

    >>> import tieuchi
    >>> title = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.4").title
    >>> str(title) == title.vi
    True
    """

    vi: str
    """The Vietnamese; where it is a decision's, word for word."""
    en: str | None
    """The English, if there is any."""

    def get(self, lang: LanguageTag = "en") -> str:
        """The text in a language; the Vietnamese where there is no English.

        >>> import tieuchi
        >>> tieuchi.Text("Có", None).get("en")
        'Có'
        """
        return self.en if language(lang) is Language.ENGLISH and self.en is not None else self.vi

    def __str__(self) -> str:
        return self.vi

    @staticmethod
    def _read(json: Json) -> "Text":
        return Text(json["vi"], json.get("en"))

    @staticmethod
    def _read_optional(json: Json | None) -> "Text | None":
        return None if json is None else Text._read(json)


@dataclass(frozen=True, slots=True)
class Misprint:
    """An error of the print within a quote.

    >>> import tieuchi
    >>> tieuchi.Misprint("chuyển đối số", "chuyển đổi số").read
    'chuyển đổi số'
    """

    printed: str
    """As printed; part of the quote."""
    read: str
    """As it must be meant."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a demand stands, word for word.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.3").source.locator
    'Phụ lục 1, II.3'
    """

    resource: str
    """The id of the document that says it."""
    locator: str
    """Where in it: `Phụ lục 1, II.3`."""
    quote: str
    """The exact words, errors of the print kept."""
    misprints: tuple[Misprint, ...]
    """Errors of the print within the quote."""

    @staticmethod
    def _read(json: Json) -> "Source":
        misprints = tuple(Misprint(each["printed"], each["read"]) for each in json.get("misprints", ()))
        return Source(json["resource"], json["locator"], json["quote"], misprints)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation of a legal document.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> [citation.number for citation in rules.criterion("II.3").citations]
    ['411/QĐ-TTg', '134/KH-UBND']
    """

    resource: str
    """The id of what is cited."""
    number: str | None
    """Its number, where the source gives one: `411/QĐ-TTg`."""
    date: datetime.date | None
    """Its date, where the source gives one."""
    locator: str | None
    """Where in it."""

    @staticmethod
    def _read(json: Json) -> "Citation":
        return Citation(json["resource"], json["number"], date(json["date"]), json["locator"])


@dataclass(frozen=True, slots=True)
class Bound:
    """What a criterion demands: exactly one of `at_least`, `at_most` and `present`.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.3").target(2025).general
    Bound(at_least=Decimal('80'), at_most=None, present=False)
    """

    at_least: Decimal | None
    """At least so many percent, or so many."""
    at_most: Decimal | None
    """At most so many percent, or so many."""
    present: bool
    """That it be there ("Có")."""

    @staticmethod
    def _read(json: Json) -> "Bound":
        return Bound(decimal(json.get("at_least")), decimal(json.get("at_most")), "present" in json)

    @staticmethod
    def _read_optional(json: Json | None) -> "Bound | None":
        return None if json is None else Bound._read(json)


@dataclass(frozen=True, slots=True)
class Subject:
    """The commune or district assessed.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ... })
    >>> evaluation.subject.id, evaluation.subject.level
    ('38.381', 'district')
    """

    id: str
    """Its id: `38.381`."""
    name: str | None
    """Its name, where given."""
    level: str
    """Its level: `district`."""
    attributes: tuple[tuple[str, str], ...]
    """Names and values of its attributes, in the order of the names."""

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, where the dossier states it.

        >>> import tieuchi
        >>> tieuchi.Subject("38.381", None, "district", (("region", "plain"),)).attribute("region")
        'plain'
        """
        return dict(self.attributes).get(text(name, "the name of an attribute"))

    @staticmethod
    def _read(json: Json) -> "Subject":
        attributes = tuple(sorted(json.get("attributes", {}).items()))
        return Subject(json["id"], json.get("name"), json["level"], attributes)
