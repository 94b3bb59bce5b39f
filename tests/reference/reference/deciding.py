"""What was not reported, and what of it could still change the outcome of the whole.

"Could change" is taken at its word: there is a way to report, or to leave unreported, everything else that is
missing, so that the whole, or a level, comes out differently with this item reported than without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from reference.dossier import Dossier
from reference.judge import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    NUMBER_NOT_REPORTED,
    UNDETERMINED,
    Assignment,
    Judgement,
    assignment,
    judge_score,
    judge_value,
    level_of,
    score_key,
)
from reference.numbers import MAX_COUNT, MAX_DIGITS, Exact
from reference.rules import Criterion, RuleSet, Target
from reference.values import HUNDRED, Value

ATTRIBUTE_PREFIX = "subject.attributes."
# The largest amount.
MOST = 10**MAX_DIGITS - 1
# A value that no rule set lists stands for all values that take the general target.
_UNLISTED = "\0unlisted"


@dataclass(frozen=True)
class Unreported:
    """What was not reported, each kind in the order of the rule set."""

    criteria: list[str]
    conditions: list[str]
    attributes: list[str]

    def names(self) -> list[str]:
        """All of it, as an evaluation lists it."""
        return [*self.criteria, *self.conditions, *(ATTRIBUTE_PREFIX + name for name in self.attributes)]


def unreported(rules: RuleSet, dossier: Dossier) -> Unreported:
    """Everything that the rule set asks of this subject in this year and that the dossier does not report."""
    criteria: list[str] = []
    attributes: list[str] = []
    for criterion in rules.criteria:
        if dossier.exemption(criterion.id) is not None:
            continue
        for place in range(len(rules.levels)):
            level = level_of(rules, criterion.id, place)
            assigned = assignment(criterion, dossier.year, dossier.attributes, level)
            if assigned.missing_attribute is not None:
                if assigned.missing_attribute not in attributes:
                    attributes.append(assigned.missing_attribute)
            elif assigned.target is None:
                continue
            if lacks(criterion, dossier, assigned.target) and criterion.id not in criteria:
                criteria.append(criterion.id)
    conditions = [
        item.id
        for item in rules.conditions
        if item.score is not None and score_key(item, dossier.year) not in dossier.scores
    ]
    return Unreported(criteria, conditions, attributes)


def lacks(criterion: Criterion, dossier: Dossier, target: Target | None) -> bool:
    """Whether there is no value, or only a verdict where the number decides."""
    value = dossier.values.get(criterion.id, Value())
    if not value.is_reported():
        return True
    return target is not None and judge_value(value, target, criterion.measure) == NUMBER_NOT_REPORTED


def deciding(rules: RuleSet, dossier: Dossier, judgements: list[Judgement]) -> list[str]:
    """The unreported items that could still change the outcome of a level, in the order of `unreported`."""
    missing = unreported(rules, dossier)
    changing: set[str] = set()
    for place, judgement in enumerate(judgements):
        if judgement.whole.outcome != UNDETERMINED:
            continue
        scenarios = list(_scenarios(rules, dossier, missing.attributes, place))
        for scenario in scenarios:
            changing |= scenario.changing_values()
        for name in missing.attributes:
            if _attribute_changes(name, scenarios):
                changing.add(ATTRIBUTE_PREFIX + name)
    return [name for name in missing.names() if name in changing]


@dataclass(frozen=True)
class _Scenario:
    """One way in which the missing attributes may be reported, or left, and what each leg can then become.

    A leg is a criterion that counts or a score condition. It holds the outcomes of the ways in which it may
    be reported, first as it is; in all scenarios the ways are the same ones.
    """

    stated: dict[str, str | None]
    legs: dict[str, list[str]]
    can_be_met: bool

    def others_can(self, name: str, *outcomes: str) -> bool:
        """Whether every other leg has a way to one of these outcomes."""
        return all(set(ways) & set(outcomes) for leg, ways in self.legs.items() if leg != name)

    def changing_values(self) -> set[str]:
        """The values and scores that change the outcome in this scenario."""
        return {name for name, ways in self.legs.items() if self._changes(name, ways)}

    def _changes(self, name: str, ways: list[str]) -> bool:
        silent = ways[0]
        fails = (
            silent != NOT_MET and NOT_MET in ways and self.others_can(name, MET, NOT_APPLICABLE, UNDETERMINED)
        )
        meets = silent == UNDETERMINED and bool({MET, NOT_APPLICABLE} & set(ways))
        return fails or (meets and self.can_be_met and self.others_can(name, MET, NOT_APPLICABLE))


def _attribute_changes(name: str, scenarios: list[_Scenario]) -> bool:
    """Whether stating an attribute changes the outcome, compared with leaving it out, all else as it is."""
    for silent in scenarios:
        if silent.stated[name] is not None:
            continue
        for scenario in scenarios:
            apart = {other for other in silent.stated if scenario.stated[other] != silent.stated[other]}
            if apart == {name} and _differs(silent, scenario):
                return True
    return False


def _differs(silent: _Scenario, stated: _Scenario) -> bool:
    """Whether there is a way to report all else in which the two scenarios come out differently."""
    pairs = {leg: list(zip(ways, stated.legs[leg], strict=True)) for leg, ways in silent.legs.items()}
    open_legs = {leg for leg, ways in pairs.items() if any(before != NOT_MET for before, _ in ways)}
    for leg, ways in pairs.items():
        fails = any(before != NOT_MET and after == NOT_MET for before, after in ways)
        if fails and open_legs >= pairs.keys() - {leg}:
            return True
    met = {leg: [pair for pair in ways if pair[1] in (MET, NOT_APPLICABLE)] for leg, ways in pairs.items()}
    helped = any(before == UNDETERMINED for ways in met.values() for before, _ in ways)
    return stated.can_be_met and all(met.values()) and helped


def _scenarios(rules: RuleSet, dossier: Dossier, missing: list[str], place: int) -> Iterator[_Scenario]:
    choices = [[None, *_listed(rules, dossier.year, name), _UNLISTED] for name in missing]
    for values in product(*choices):
        stated = dict(zip(missing, values, strict=True))
        attributes = dossier.attributes | {name: value for name, value in stated.items() if value is not None}
        yield _scenario(rules, dossier, attributes, stated, place)


def _listed(rules: RuleSet, year: int, attribute: str) -> list[str]:
    values: list[str] = []
    for criterion in rules.criteria:
        general = criterion.targets.get(year)
        for targets in [] if general is None else [general, *general.at.values()]:
            if targets.attribute == attribute:
                values.extend(value for value in targets.cases if value not in values)
    return values


def _scenario(
    rules: RuleSet, dossier: Dossier, attributes: dict[str, str], stated: dict[str, str | None], place: int
) -> _Scenario:
    """What is asked at a level: by its own conditions and by those of the levels below."""
    legs: dict[str, list[str]] = {}
    levels = rules.levels[: place + 1]
    conditions = [item for level in levels for item in level.conditions]
    can_be_met = rules.complete and bool(conditions)
    for criterion in rules.criteria:
        asking = [level.id for level in levels if level.asks_for(criterion.id)]
        if asking:
            legs[criterion.id] = _ways(rules, criterion, dossier, attributes, asking)
    for level in levels:
        for item in level.conditions:
            if item.score is None:
                applying = [_applies(rules, name, dossier, attributes, level.id) for name in item.criteria]
                can_be_met = can_be_met and any(applying)
                continue
            score = dossier.scores.get(score_key(item, dossier.year) or ("", 0, ""))
            if score is not None:
                legs[item.id] = [judge_score(score, item.score.at_least_percent).outcome]
            else:
                legs[item.id] = [UNDETERMINED, MET] + ([NOT_MET] if item.score.at_least_percent > 0 else [])
    return _Scenario(stated, legs, can_be_met)


def _applies(
    rules: RuleSet, name: str, dossier: Dossier, attributes: dict[str, str], level: str | None
) -> bool:
    criterion = rules.criterion(name)
    if criterion is None or dossier.exemption(name) is not None:
        return False
    assigned = assignment(criterion, dossier.year, attributes, level)
    return assigned.target is not None or assigned.missing_attribute is not None


def _ways(
    rules: RuleSet,
    criterion: Criterion,
    dossier: Dossier,
    attributes: dict[str, str],
    levels: list[str | None],
) -> list[str]:
    """What a criterion comes out as at all levels that ask for it, for each way of reporting it."""
    if dossier.exemption(criterion.id) is not None:
        return [NOT_APPLICABLE]
    value = dossier.values.get(criterion.id, Value())
    ways = [value]
    if not value.is_reported() or (criterion.measure == "count" and value.count is None):
        ways += _reports(criterion, value, dossier.year)
    assigned = [assignment(criterion, dossier.year, attributes, level) for level in levels]
    return [_together([_outcome(way, each, criterion.measure) for each in assigned]) for way in ways]


def _outcome(value: Value, assigned: Assignment, measure: str) -> str:
    if assigned.missing_attribute is not None:
        return UNDETERMINED
    return NOT_APPLICABLE if assigned.target is None else judge_value(value, assigned.target, measure).outcome


def _together(outcomes: list[str]) -> str:
    for outcome in (NOT_MET, UNDETERMINED, MET):
        if outcome in outcomes:
            return outcome
    return NOT_APPLICABLE


def _reports(criterion: Criterion, value: Value, year: int) -> list[Value]:
    """Values at and about every number that the targets name, and at both ends."""
    if criterion.measure == "yes_no":
        return [Value(present=True), Value(present=False)]
    general = criterion.targets.get(year)
    numbers = {Fraction(0), Fraction(1)}
    for targets in [] if general is None else [general, *general.at.values()]:
        stated = [target for target in [targets.general, *targets.cases.values()] if target is not None]
        numbers |= {target.number for target in stated}
    if criterion.measure == "percent":
        ends = {number for number in numbers if number <= HUNDRED} | {Fraction(HUNDRED)}
        return [Value(percent=Exact(number, 0)) for number in sorted(ends)]
    if criterion.measure == "amount":
        return [Value(amount=Exact(number, 0)) for number in sorted(numbers | {Fraction(MOST)})]
    counts = {int(number) + step for number in numbers for step in (-1, 0, 1)} | {MAX_COUNT}
    fitting = sorted(count for count in counts if 0 <= count <= MAX_COUNT)
    return [Value(count=count) for count in fitting if value.present is None or value.present == (count > 0)]
