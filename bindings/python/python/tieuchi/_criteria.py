"""Criteria and groups of a rule set."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tieuchi._parts import Bound, Citation, Json, Source, Text, whole


@dataclass(frozen=True, slots=True)
class Definition:
    """What a number counts, and who said so.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.3").measure.numerator is None
    True
    """

    what: Text
    """What it counts."""
    source: Source
    """Where that is said."""

    @staticmethod
    def _read_optional(json: Json | None) -> "Definition | None":
        return None if json is None else Definition(Text._read(json["what"]), Source._read(json["source"]))


@dataclass(frozen=True, slots=True)
class Measure:
    """How a criterion is measured.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.3").measure.kind
    'percent'
    """

    kind: Literal["percent", "yes_no", "count", "amount"]
    """In percent from 0 to 100, by yes or no, by counting, or as an amount in a unit."""
    unit: Text | None
    """The label that the source prints, of a count, an amount or a yes or no: `Hệ thống`."""
    counted: Text | None
    """What numerator and denominator of a percentage count, in the title's words."""
    numerator: Definition | None
    """What exactly the numerator of a percentage counts; `None`: the source does not define it."""
    denominator: Definition | None
    """What exactly the denominator of a percentage counts; `None`: the source does not define it."""

    @staticmethod
    def _read(json: Json) -> "Measure":
        return Measure(
            json["kind"],
            Text._read_optional(json["unit"]),
            Text._read_optional(json["counted"]),
            Definition._read_optional(json["numerator"]),
            Definition._read_optional(json["denominator"]),
        )


@dataclass(frozen=True, slots=True)
class ByAttribute:
    """Targets by an attribute of the subject.

    >>> from decimal import Decimal
    >>> import tieuchi
    >>> mountain = tieuchi.Bound(Decimal(60), None, False)
    >>> tieuchi.ByAttribute("region", (("island", None), ("mountain", mountain))).attribute
    'region'
    """

    attribute: str
    """The attribute: `region`."""
    cases: tuple[tuple[str, Bound | None], ...]
    """What is demanded for each value that is listed; `None`: the criterion is not assigned to such a subject."""

    @staticmethod
    def _read(json: Json) -> "ByAttribute":
        cases = ((case["value"], Bound._read_optional(case["target"])) for case in json["cases"])
        return ByAttribute(json["attribute"], tuple(cases))

    @staticmethod
    def _read_optional(json: Json | None) -> "ByAttribute | None":
        return None if json is None else ByAttribute._read(json)


@dataclass(frozen=True, slots=True)
class LevelTarget:
    """What a criterion demands at one level of recognition, in place of what it demands otherwise.

    >>> from decimal import Decimal
    >>> import tieuchi
    >>> tieuchi.LevelTarget("level-2", tieuchi.Bound(Decimal(60), None, False), None).level
    'level-2'
    """

    level: str
    """The id of the level of recognition."""
    general: Bound | None
    """What it demands of every subject for which nothing else is listed; `None`: it is not assigned to them."""
    by: ByAttribute | None
    """What it demands by an attribute of the subject."""

    @staticmethod
    def _read(json: Json) -> "LevelTarget":
        return LevelTarget(json["level"], Bound._read_optional(json["general"]), ByAttribute._read_optional(json["by"]))


@dataclass(frozen=True, slots=True)
class RollupRule:
    """That a criterion counts the recognised units of a level.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("I.1").rollup.level
    'commune'
    """

    level: str
    """The level of the units that it counts: `commune`."""
    interpretation: Text
    """How the source's words are read."""
    source: Source | None
    """Where that is said, if not where the criterion stands."""

    @staticmethod
    def _read_optional(json: Json | None) -> "RollupRule | None":
        if json is None:
            return None
        source = json.get("source")
        return RollupRule(
            json["level"], Text._read(json["interpretation"]), None if source is None else Source._read(source)
        )


@dataclass(frozen=True, slots=True)
class RecognitionLevel:
    """A level of recognition (mức công nhận), one of several that stand above each other.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").levels
    ()
    """

    id: str
    """Its id."""
    title: Text
    """Its title."""
    source: Source
    """Where it stands."""
    interpretation: Text | None
    """A reading beyond the source's words."""

    @staticmethod
    def _read(json: Json) -> "RecognitionLevel":
        return RecognitionLevel(
            json["id"],
            Text._read(json["title"]),
            Source._read(json["source"]),
            Text._read_optional(json.get("interpretation")),
        )


@dataclass(frozen=True, slots=True)
class Target:
    """What a criterion demands in one year.

    >>> import tieuchi
    >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.3").targets[0].year
    2024
    """

    year: int
    """The year."""
    general: Bound | None
    """What it demands of every subject for which nothing else is listed; `None`: it is not assigned to them."""
    by: ByAttribute | None
    """What it demands by an attribute of the subject."""
    at: tuple[LevelTarget, ...] = ()
    """What it demands at levels of recognition that have targets of their own."""

    @staticmethod
    def _read(json: Json) -> "Target":
        return Target(
            json["year"],
            Bound._read_optional(json["general"]),
            ByAttribute._read_optional(json["by"]),
            tuple(map(LevelTarget._read, json["at"])),
        )


@dataclass(frozen=True, slots=True, repr=False)
class Criterion:
    """A criterion (tiêu chí thành phần).

    >>> import tieuchi
    >>> criterion = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.3")
    >>> criterion
    <Criterion II.3>
    >>> criterion.title.vi
    'Tỷ lệ hộ gia đình được phủ mạng Internet băng rộng cáp quang.'
    >>> criterion.target(2024).general.at_least
    Decimal('70')
    """

    id: str
    """Its id: `II.3`."""
    title: Text
    """Its title in the decision's words."""
    measure: Measure
    """How it is measured."""
    targets: tuple[Target, ...]
    """A target for each year in which it is assigned, ascending."""
    every_year: bool
    """Whether the source has one target for all years, which `targets` then repeats."""
    rollup: RollupRule | None
    """That it counts the recognised units of a level, where it does."""
    lead_agencies: tuple[str, ...]
    """The ids of who leads guidance and assessment."""
    coordinating_agencies: tuple[str, ...]
    """The ids of who coordinates with them."""
    citations: tuple[Citation, ...]
    """The legal ground."""
    source: Source
    """Where it stands."""
    interpretation: Text | None
    """A reading beyond the source's words."""

    def target(self, year: int) -> "Target | None":
        """The target for a year, if the criterion is assigned in it.

        >>> import tieuchi
        >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.3").target(2026) is None
        True
        """
        wanted = whole(year, "a year")
        return next((target for target in self.targets if target.year == wanted), None)

    def __repr__(self) -> str:
        return f"<Criterion {self.id}>"

    @staticmethod
    def _read(json: Json) -> "Criterion":
        return Criterion(
            json["id"],
            Text._read(json["title"]),
            Measure._read(json["measure"]),
            tuple(map(Target._read, json["targets"])),
            json["every_year"],
            RollupRule._read_optional(json["rollup"]),
            tuple(json["lead_agencies"]),
            tuple(json["coordinating_agencies"]),
            tuple(map(Citation._read, json["citations"])),
            Source._read(json["source"]),
            Text._read_optional(json["interpretation"]),
        )


@dataclass(frozen=True, slots=True, repr=False)
class Group:
    """A group of criteria (nhóm tiêu chí).

    >>> import tieuchi
    >>> [(group.id, len(group.criteria)) for group in tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").groups]
    [('I', 1), ('II', 5), ('III', 9), ('IV', 5), ('V', 3)]
    """

    id: str
    """Its id: `II`."""
    title: Text
    """Its title."""
    criteria: tuple[Criterion, ...]
    """Its criteria, in the order of the rule set."""
    source: Source | None
    """Where it stands."""
    interpretation: Text | None
    """A reading beyond the source's words."""

    def __repr__(self) -> str:
        return f"<Group {self.id} of {len(self.criteria)} criteria>"

    @staticmethod
    def _read(json: Json, criterion: Callable[[str], Criterion]) -> "Group":
        source = json.get("source")
        return Group(
            json["id"],
            Text._read(json["title"]),
            tuple(criterion(each["id"]) for each in json["criteria"]),
            None if source is None else Source._read(source),
            Text._read_optional(json.get("interpretation")),
        )
