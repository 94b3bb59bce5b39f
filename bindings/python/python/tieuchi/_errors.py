"""What reading fails with: every mistake of a document, each with its place."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tieuchi._enums import Code, LanguageTag, Severity
from tieuchi._parts import Json, Text


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong with a document, with its place.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> try:
    ...     rules.read_dossier('{"rule_set": "vn.thanh-hoa.dx.district", "yaer": 2024}')
    ... except tieuchi.DossierError as error:
    ...     typo = error.diagnostics[-1]
    >>> typo.code, typo.pointer, typo.line, typo.column, typo.nearest
    (Code.UNKNOWN_KEY, '/yaer', 1, 42, 'year')
    """

    code: Code
    """The stable code."""
    severity: Severity
    """Whether it forbids reading."""
    pointer: str
    """The JSON pointer (RFC 6901) of the place; empty for the document as a whole."""
    line: int
    """The line, from 1. A mapping is read as JSON on one line: go by the pointer there."""
    column: int
    """The column, from 1, in characters."""
    found: str | None
    """What was found, shortened, without invisible characters."""
    expected: str | None
    """What was expected, in English or in the format's own names."""
    nearest: str | None
    """The nearest right name, where there is one."""
    messages: Text = field(repr=False)
    """The message in both languages."""

    def message(self, lang: LanguageTag = "en") -> str:
        """The message: one sentence without its place.

        >>> import tieuchi
        >>> try:
        ...     tieuchi.RuleSet.from_json("")
        ... except tieuchi.RuleSetError as error:
        ...     print(error.diagnostics[0].message("vi"))
        tài liệu JSON trống; cần một đối tượng JSON
        """
        return self.messages.get(lang)

    def to_dict(self) -> dict[str, Any]:
        """What the engine's JSON says of it, as a dict of your own: `docs/results.md` describes it.

        >>> import tieuchi
        >>> try:
        ...     tieuchi.RuleSet.from_json("")
        ... except tieuchi.RuleSetError as error:
        ...     print(error.diagnostics[0].to_dict()["message"]["vi"])
        tài liệu JSON trống; cần một đối tượng JSON
        """
        return {
            "code": self.code.value,
            "severity": self.severity.value,
            "pointer": self.pointer,
            "line": self.line,
            "column": self.column,
            "found": self.found,
            "expected": self.expected,
            "nearest": self.nearest,
            "message": {"vi": self.messages.vi, "en": self.messages.en},
        }

    @staticmethod
    def _read(json: Json) -> "Diagnostic":
        return Diagnostic(
            Code(json["code"]),
            Severity(json["severity"]),
            json["pointer"],
            json["line"],
            json["column"],
            json["found"],
            json["expected"],
            json["nearest"],
            Text._read(json["message"]),
        )


class TieuchiError(ValueError):
    """A document that the engine refuses, with everything that is wrong with it.

    >>> import tieuchi
    >>> try:
    ...     tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.distrikt")
    ... except tieuchi.TieuchiError as error:
    ...     [(found.code, found.nearest) for found in error.diagnostics]
    [(Code.UNKNOWN_RULE_SET, 'vn.thanh-hoa.dx.district')]
    """

    diagnostics: tuple[Diagnostic, ...]
    """All that is wrong, in the order of the text."""
    filename: str | None
    """The file that holds the document, where it was given by its path."""

    def __init__(self, message: str, diagnostics: Iterable[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.diagnostics = tuple(diagnostics)
        self.filename = None
        for each in self.diagnostics:
            if not isinstance(each, Diagnostic):
                raise TypeError(f"the diagnostics are Diagnostic objects, none a `{type(each).__name__}`")

    def to_json(self) -> str:
        """The diagnostics as a JSON array: the same bytes for the same document, in every language.

        >>> import tieuchi
        >>> try:
        ...     tieuchi.RuleSet.from_json("")
        ... except tieuchi.RuleSetError as error:
        ...     print(error.to_json()[:44])
        [{"code":"empty_document","severity":"error"
        """
        found = [each.to_dict() for each in self.diagnostics]
        return json.dumps(found, ensure_ascii=False, separators=(",", ":"))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (*self.args, self.diagnostics), self.__dict__

    @classmethod
    def _of(cls, message: str, found: str, filename: str | None) -> "TieuchiError":
        error = cls(message, map(Diagnostic._read, json.loads(found)))
        if filename is not None:
            error.filename = filename
            # Shown below the message, which says the same of the same text wherever it came from.
            if hasattr(error, "add_note"):  # Python 3.11
                error.add_note(f"in the file {os.fsencode(filename).decode('utf-8', 'backslashreplace')}")
        return error


class RuleSetError(TieuchiError):
    """A rule set that cannot be read.

    >>> import tieuchi
    >>> tieuchi.RuleSet.from_json("{")
    Traceback (most recent call last):
    tieuchi.RuleSetError: the rule set cannot be read: 1:2: unexpected_end: the text ends too early; expected a key in double quotes
    """  # noqa: E501


class IndexDocumentError(TieuchiError):
    """A scoring index that cannot be read or attached.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").with_indices(["{"])
    Traceback (most recent call last):
    tieuchi.IndexDocumentError: the index cannot be read: 1:2: unexpected_end: the text ends too early; expected a key in double quotes
    """  # noqa: E501


class RegisterError(TieuchiError):
    """A register that cannot be read.

    >>> import tieuchi
    >>> tieuchi.Register.builtin("vn.thanh-hoa.dx.registre")
    Traceback (most recent call last):
    tieuchi.RegisterError: unknown_register: there is no register `vn.thanh-hoa.dx.registre`; there is `vn.thanh-hoa.dx.register`; did you mean `vn.thanh-hoa.dx.register`?
    """  # noqa: E501


class RosterError(TieuchiError):
    """A roster that cannot be read.

    >>> import tieuchi
    >>> tieuchi.Roster.from_json("{")
    Traceback (most recent call last):
    tieuchi.RosterError: the roster cannot be read: 1:2: unexpected_end: the text ends too early; expected a key in double quotes
    """  # noqa: E501


class ComparisonError(TieuchiError):
    """What cannot be counted or compared: units, years or rule sets that do not belong together.

    It is about objects, so its diagnostics have no place in a document.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> subject = {"id": "38.381", "level": "district"}
    >>> rules.outlook({"rule_set": rules.id, "subject": subject, "year": 2024}, 2030)
    Traceback (most recent call last):
    tieuchi.ComparisonError: year_not_assessed: the rule set does not assess the year `2030`; its years are `2024` and `2025`
    """  # noqa: E501


class DossierError(TieuchiError):
    """A dossier that cannot be read.

    The message names line, column and pointer of the first mistake; of a mapping, the pointer alone says where it is.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> rules.evaluate({"rule_set": rules.id, "subject": {"id": "1", "level": "district"}, "year": 2023})
    Traceback (most recent call last):
    tieuchi.DossierError: the dossier cannot be read: 1:87 at /year: year_not_assessed: the rule set does not assess the year `2023`; its years are `2024` and `2025`
    """  # noqa: E501
