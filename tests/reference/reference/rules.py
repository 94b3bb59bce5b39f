"""Rule sets, read well enough to evaluate. They are taken to be valid; whether they are, the engine says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from reference.canonical import rule_set_sha256
from reference.json_text import Json, Members, Number, parse
from reference.numbers import exact_from_json_number


@dataclass(frozen=True)
class Target:
    """`at_least`, `at_most` or `present`; a number goes with the first two."""

    kind: str
    number: Fraction


@dataclass(frozen=True)
class YearTargets:
    """The targets of one criterion in one year: a general one and those by one attribute of the subject."""

    general: Target | None
    attribute: str | None
    cases: Mapping[str, Target | None]
    at: Mapping[str, YearTargets] = field(default_factory=dict)

    def for_level(self, level: str | None) -> YearTargets:
        """The targets of a level: its own, or those of all levels that have none."""
        return self.at.get(level or "", self)


@dataclass(frozen=True)
class Criterion:
    """A criterion: how it is measured, what it demands when, and what the rule set says about it."""

    id: str
    group: str
    measure: str
    targets: Mapping[int, YearTargets]
    content: Members


@dataclass(frozen=True)
class ScoreDemand:
    """A share of an index's maximum that the score of a year must reach."""

    index: str
    previous_year: bool
    basis: str
    at_least_percent: Fraction


@dataclass(frozen=True)
class Condition:
    """A condition: of all assigned criteria, or of some, where it demands no score."""

    id: str
    score: ScoreDemand | None
    criteria: frozenset[str]
    content: Members


@dataclass(frozen=True)
class Level:
    """A level of recognition; a set without levels has one that is nameless."""

    id: str | None
    conditions: list[Condition]
    content: Members

    def asks_for(self, criterion: str) -> bool:
        """Whether one of its conditions asks for the criterion."""
        return any(item.score is None and criterion in item.criteria for item in self.conditions)


@dataclass(frozen=True)
class ExemptionRule:
    """From which criteria who may exempt."""

    criteria: frozenset[str]
    authorities: frozenset[str]


@dataclass(frozen=True)
class RuleSet:
    """What an evaluation needs of a rule set."""

    id: str
    version: str
    status: str
    level: str
    years: list[int]
    complete: bool
    groups: list[str]
    criteria: list[Criterion]
    levels: list[Level]
    exemptions: ExemptionRule | None
    indices: Mapping[str, Fraction | None]
    agencies: set[str]
    documents: list[str]
    needed_by: Mapping[str, str | None]
    steps: list[str]
    event_steps: Mapping[str, int | None]
    assessments: list[Members]
    resources: Mapping[str, Members]
    missing: list[Members]
    agencies_in_time: Mapping[str, Members]
    sha256: str

    @property
    def conditions(self) -> list[Condition]:
        """The conditions of all levels."""
        return [condition for level in self.levels for condition in level.conditions]

    @property
    def has_levels(self) -> bool:
        """Whether its levels have names."""
        return self.levels[0].id is not None

    def asks(self, agency: str, criterion: str | None, given_in: str) -> bool:
        """Whether an agency is asked in a list of a dossier: of a criterion, or of any."""
        led = [each for each in self.criteria if agency in entries(each.content, "lead_agencies")]
        for assessment in self.assessments:
            agencies = assessment.get("agencies")
            if string(assessment, "given_in") != given_in:
                continue
            if isinstance(agencies, list) and agency in agencies:
                return True
            if agencies == "lead" and any(criterion in (None, each.id) for each in led):
                return True
        return False

    def criterion(self, name: str) -> Criterion | None:
        """The criterion of that id."""
        return next((criterion for criterion in self.criteria if criterion.id == name), None)


def read_rule_set(text: str | bytes) -> RuleSet:
    """Reads a valid rule set."""
    document = parse(text)
    content = members(document)
    groups = [members(group) for group in entries(content, "groups")]
    years = [whole(year) for year in entries(content, "years")]
    criteria = [
        _criterion(members(item), string(group, "id"), years)
        for group in groups
        for item in entries(group, "criteria")
    ]
    levels = _levels(content, criteria)
    documents = [members(item) for item in entries(content, "documents")]
    return RuleSet(
        id=string(content, "id"),
        version=string(content, "version"),
        status=string(content, "status"),
        level=string(members(content.get("subject")), "level"),
        years=years,
        complete=_is_complete(content, groups, criteria),
        groups=[string(group, "id") for group in groups],
        criteria=criteria,
        levels=levels,
        exemptions=_exemption_rule(content, criteria),
        indices=_indices(content, [item for level in levels for item in level.conditions]),
        agencies=set(_ids(content, "agencies")),
        documents=_ids(content, "documents"),
        needed_by={string(item, "id"): optional_string(item, "needed_by") for item in documents},
        steps=_ids(content, "procedure"),
        event_steps=_event_steps(content),
        assessments=[members(item) for item in entries(content, "assessments")],
        resources={string(members(item), "id"): members(item) for item in entries(content, "resources")},
        missing=[members(item) for item in entries(content, "missing")],
        agencies_in_time={string(item, "id"): item for item in map(members, entries(content, "agencies"))},
        sha256=rule_set_sha256(content),
    )


def _is_complete(content: Members, groups: list[Members], criteria: list[Criterion]) -> bool:
    """Whether all is there that the source declares. A set marked as incomplete never is."""
    declared = members(content.get("declared"))
    per_group = declared.get("per_group")
    short = len(groups) < whole(declared.get("groups")) or len(criteria) < whole(declared.get("criteria"))
    if isinstance(per_group, Members):
        for name, count in per_group.pairs:
            held = sum(1 for criterion in criteria if criterion.group == name)
            short = short or held < whole(count)
    return not short and string(content, "status") != "incomplete"


def _indices(content: Members, conditions: list[Condition]) -> dict[str, Fraction | None]:
    """Every index that the set knows, with its maximum where one is declared."""
    indices: dict[str, Fraction | None] = {
        condition.score.index: None for condition in conditions if condition.score is not None
    }
    for item in entries(content, "indices"):
        index = members(item)
        maximum = index.get("maximum")
        indices[string(index, "id")] = None if maximum is None else decimal(maximum)
    return indices


def _levels(content: Members, criteria: list[Criterion]) -> list[Level]:
    def conditions(of: Members) -> list[Condition]:
        return [_condition(members(item), criteria) for item in entries(of, "conditions")]

    listed = [members(item) for item in entries(content, "levels")]
    if listed:
        return [Level(string(item, "id"), conditions(item), item) for item in listed]
    return [Level(None, conditions(content), content)]


def _exemption_rule(content: Members, criteria: list[Criterion]) -> ExemptionRule | None:
    rule = content.get("exemptions")
    if not isinstance(rule, Members):
        return None
    return ExemptionRule(_selected(rule.get("criteria"), criteria), frozenset(_names(rule, "authorities")))


def _selected(value: Json, criteria: list[Criterion]) -> frozenset[str]:
    """The criteria that a list, the groups of an object, or a word for all of them mean."""
    if isinstance(value, list):
        return frozenset(str(name) for name in value)
    if isinstance(value, Members):
        groups = _names(value, "groups")
        return frozenset(criterion.id for criterion in criteria if criterion.group in groups)
    return frozenset(criterion.id for criterion in criteria)


def _names(content: Members, key: str) -> list[str]:
    return [str(name) for name in entries(content, key)]


def _criterion(content: Members, group: str, years: list[int]) -> Criterion:
    always = content.get("target")
    if isinstance(always, Members):
        targets = dict.fromkeys(years, _year_targets(always))
    else:
        targets = {
            int(year): _year_targets(members(target))
            for year, target in members(content.get("targets")).pairs
            if target is not None
        }
    return Criterion(
        string(content, "id"), group, string(members(content.get("measure")), "kind"), targets, content
    )


def _year_targets(content: Members) -> YearTargets:
    at = content.get("at")
    levels = at.pairs if isinstance(at, Members) else []
    own = {level: _targets_of(target) for level, target in levels if isinstance(target, Members)}
    return replace(_targets_of(content), at=own)


def _targets_of(content: Members) -> YearTargets:
    by = content.get("by")
    if not isinstance(by, Members):
        return YearTargets(_target(content), None, {})
    ((attribute, cases),) = by.pairs
    listed = {value: None if case is None else _target(members(case)) for value, case in members(cases).pairs}
    return YearTargets(_target(content), attribute, listed)


def _target(content: Members) -> Target | None:
    if content.get("present") is not None:
        return Target("present", Fraction(0))
    for kind in ("at_least", "at_most"):
        number = content.get(kind)
        if number is not None:
            return Target(kind, decimal(number))
    return None


def _condition(content: Members, criteria: list[Criterion]) -> Condition:
    score = content.get("score")
    demand = None
    if isinstance(score, Members):
        demand = ScoreDemand(
            string(score, "index"),
            string(score, "year") == "previous",
            string(score, "basis"),
            decimal(score.get("at_least_percent")),
        )
    return Condition(string(content, "id"), demand, _selected(content.get("criteria"), criteria), content)


def _event_steps(content: Members) -> dict[str, int | None]:
    """The steps that events may name, each with its place; the conference has that of its step."""
    places: dict[str, int | None] = {name: place for place, name in enumerate(_ids(content, "procedure"))}
    conference = content.get("conference")
    if isinstance(conference, Members):
        places[string(conference, "id")] = places.get(optional_string(conference, "step") or "")
    return places


def _ids(content: Members, key: str) -> list[str]:
    return [string(members(item), "id") for item in entries(content, key)]


def members(value: Json) -> Members:
    """The value, which a valid rule set has as an object here."""
    if not isinstance(value, Members):
        raise TypeError("an object was expected; is the rule set valid?")
    return value


def entries(content: Members, key: str) -> list[Json]:
    """The list under a key; empty where it is absent."""
    value = content.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError(f"a list was expected at {key}; is the rule set valid?")
    return value


def optional_string(content: Members, key: str) -> str | None:
    """The string under a key, where there is one."""
    value = content.get(key)
    if value is not None and not isinstance(value, str):
        raise TypeError(f"a string was expected at {key}; is the rule set valid?")
    return value


def string(content: Members, key: str) -> str:
    """The string under a key."""
    value = optional_string(content, key)
    if value is None:
        raise TypeError(f"a string was expected at {key}; is the rule set valid?")
    return value


def whole(value: Json) -> int:
    """A count or a year."""
    if not isinstance(value, Number):
        raise TypeError("a whole number was expected; is the rule set valid?")
    return int(exact_from_json_number(value.text).value)


def decimal(value: Json) -> Fraction:
    """A decimal, written as text or as a number."""
    if isinstance(value, str):
        return exact_from_json_number(value).value
    if isinstance(value, Number):
        return exact_from_json_number(value.text).value
    raise TypeError("a decimal was expected; is the rule set valid?")
