"""What a rule set says beside its criteria: agencies in time, duties, and what is missing."""

import datetime
from dataclasses import dataclass

from tieuchi._enums import AgencyKind
from tieuchi._parts import Json, Source, Text, date


@dataclass(frozen=True, slots=True)
class Validity:
    """From when to when something is in force or exists, both days inclusive.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.commune").agency("ubnd-thi-xa").valid.until
    datetime.date(2025, 6, 30)
    """

    from_: datetime.date | None
    """The first day, where it is known."""
    until: datetime.date | None
    """The last day, where one is known."""
    derived: tuple[str, ...]
    """Which of the two, `from` and `until`, the source does not itself state."""
    interpretation: Text | None
    """Where a derived day comes from."""

    @staticmethod
    def _read(json: Json) -> "Validity":
        return Validity(
            date(json.get("from")),
            date(json.get("until")),
            tuple(json.get("derived", ())),
            Text._read_optional(json.get("interpretation")),
        )


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that an agency has for some time.

    >>> import datetime
    >>> import tieuchi
    >>> name = tieuchi.DatedName(
    ...     tieuchi.Text("Sở A", None), tieuchi.Validity(None, datetime.date(2025, 2, 28), (), None)
    ... )
    >>> name.name.vi
    'Sở A'
    """

    name: Text
    """The name."""
    valid: Validity
    """From when to when; an end that is `None` is open."""

    @staticmethod
    def _read(json: Json) -> "DatedName":
        return DatedName(Text._read(json["name"]), Validity._read(json))


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, a class of agencies, or an office.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").agency("so-tttt").name.vi
    'Sở Thông tin và Truyền thông'
    """

    id: str
    """Its id: `so-tttt`."""
    name: Text
    """Its name by the source, abbreviations written out."""
    kind: AgencyKind
    """What it is."""
    printed: tuple[str, ...]
    """The forms that the source prints, where they differ from the name."""
    names: tuple[DatedName, ...]
    """Its names at other times, ascending."""
    valid: Validity | None
    """From when to when it exists, where that is known."""
    successor: str | None
    """The id of who takes over when it has ended."""
    interpretation: Text | None
    """A reading beyond the source's words."""

    @staticmethod
    def _read(json: Json) -> "Agency":
        valid = json.get("valid")
        return Agency(
            json["id"],
            Text._read(json["name"]),
            AgencyKind(json["kind"]),
            tuple(json.get("printed", ())),
            tuple(map(DatedName._read, json.get("names", ()))),
            None if valid is None else Validity._read(valid),
            json.get("successor"),
            Text._read_optional(json.get("interpretation")),
        )


@dataclass(frozen=True, slots=True)
class AgencyAt:
    """Who acts for an agency on a day: it itself, or who took over.

    >>> import datetime
    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.commune")
    >>> rules.agency_at("ubnd-thi-xa", datetime.date(2025, 7, 1)).ended
    datetime.date(2025, 6, 30)
    """

    id: str
    """The id of who acts."""
    name: Text
    """Its name on that day."""
    ended: datetime.date | None
    """Its last day, where it has ended and the rule set names nobody who took over."""

    @staticmethod
    def _read(json: Json) -> "AgencyAt":
        return AgencyAt(json["id"], Text._read(json["name"]), date(json["ended"]))


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when something is to be done: exactly one of `before`, `until` and `words`.

    >>> import tieuchi
    >>> duty = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.commune").duties_of("ubnd-xa-quang-trung")[0]
    >>> duty.deadline.before
    datetime.date(2023, 11, 30)
    """

    before: datetime.date | None
    """Before this day, which is itself too late ("trước ngày")."""
    until: datetime.date | None
    """On this day at the latest."""
    words: Text | None
    """As the source says it, where it names no day ("định kỳ")."""

    @staticmethod
    def _read(json: Json) -> "Deadline":
        words = Text._read(json) if "vi" in json else None
        return Deadline(date(json.get("before")), date(json.get("until")), words)


@dataclass(frozen=True, slots=True, repr=False)
class Duty:
    """A duty: a sentence that binds someone without deciding an outcome.

    >>> import tieuchi
    >>> duty = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").duties_of("so-noi-vu")[0]
    >>> duty
    <Duty d4-2>
    >>> duty.source.locator
    'Điều 4, khoản 2'
    """

    id: str
    """Its id."""
    actors: tuple[str, ...]
    """The ids of who is bound."""
    act: Text
    """What is to be done."""
    object: Text | None
    """To what or to whom, where that is said by itself."""
    deadline: Deadline | None
    """By when, where the source says."""
    source: Source
    """Where the source says so."""
    interpretation: Text | None
    """A reading beyond the source's words."""

    def __repr__(self) -> str:
        return f"<Duty {self.id}>"

    @staticmethod
    def _read(json: Json) -> "Duty":
        deadline = json.get("deadline")
        return Duty(
            json["id"],
            tuple(json.get("actors", ())),
            Text._read(json["act"]),
            Text._read_optional(json.get("object")),
            None if deadline is None else Deadline._read(deadline),
            Source._read(json["source"]),
            Text._read_optional(json.get("interpretation")),
        )


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A part of its source that a rule set's makers did not have.

    >>> import tieuchi
    >>> [part.locator for part in tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.commune").missing]
    ['toàn văn', 'Phụ lục 01', 'Phụ lục 02', 'Bộ chỉ số ban hành kèm theo']
    """

    what: Text
    """What it says that the set lacks."""
    resource: str
    """The id of the document that holds it."""
    locator: str
    """Where in it: `Phụ lục 01`."""
    source: Source | None
    """The words that point to it, where there are any."""
    interpretation: Text | None
    """A reading beyond the source's words."""

    @staticmethod
    def _read(json: Json) -> "MissingPart":
        source = json.get("source")
        return MissingPart(
            Text._read(json["what"]),
            json["resource"],
            json["locator"],
            None if source is None else Source._read(source),
            Text._read_optional(json.get("interpretation")),
        )
