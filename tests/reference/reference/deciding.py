"""What was not reported, and what of it could still change the outcome of the whole.

"Could change" is taken at its word: there is a way to report, or to leave unreported, everything else that is
missing, so that the whole comes out differently with this item reported than without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from reference.dossier import Dossier
from reference.judge import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    NUMBER_NOT_REPORTED,
    UNDETERMINED,
    Judgement,
    assignment,
    judge_score,
    judge_value,
    score_key,
)
from reference.numbers import MAX_COUNT
from reference.rules import Criterion, RuleSet, Target
from reference.values import HUNDRED, Value

ATTRIBUTE_PREFIX = "subject.attributes."
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
        assigned = assignment(criterion, dossier.year, dossier.attributes)
        if assigned.missing_attribute is not None:
            if assigned.missing_attribute not in attributes:
                attributes.append(assigned.missing_attribute)
        elif assigned.target is None:
            continue
        if lacks(criterion, dossier, assigned.target):
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


def deciding(rules: RuleSet, dossier: Dossier, judgement: Judgement) -> list[str]:
    """The unreported items that could still change the outcome of the whole, in the order of `unreported`."""
    if judgement.whole.outcome != UNDETERMINED:
        return []
    missing = unreported(rules, dossier)
    scenarios = list(_scenarios(rules, dossier, missing.attributes))
    changing: set[str] = set()
    for scenario in scenarios:
        changing |= scenario.changing_values()
    for name in missing.attributes:
        if _attribute_changes(name, scenarios):
            changing.add(ATTRIBUTE_PREFIX + name)
    return [name for name in missing.names() if name in changing]


@dataclass(frozen=True)
class _Scenario:
    """One way in which the missing attributes may be reported, or left, and what each leg can then become.

    A leg is a criterion that counts or a score condition. Its possible outcomes hold one that is fixed, or
    `undetermined` (left unreported) and those that reporting it can bring.
    """

    stated: dict[str, str | None]
    legs: dict[str, set[str]]
    can_be_met: bool

    def is_lost(self) -> bool:
        """Whether something reported is not met: then nothing else matters."""
        return any(possible == {NOT_MET} for possible in self.legs.values())

    def all_can_be_met(self) -> bool:
        """Whether reporting everything can make the whole met."""
        return self.can_be_met and all(possible & {MET, NOT_APPLICABLE} for possible in self.legs.values())

    def changing_values(self) -> set[str]:
        """The values and scores that change the whole in this scenario."""
        if self.is_lost():
            return set()
        free = {name: possible for name, possible in self.legs.items() if len(possible) > 1}
        return {name for name, possible in free.items() if NOT_MET in possible or self.all_can_be_met()}


def _attribute_changes(name: str, scenarios: list[_Scenario]) -> bool:
    """Whether stating an attribute changes the whole, compared with leaving it out and all else as it is."""
    for silent in scenarios:
        if silent.stated[name] is not None or silent.is_lost():
            continue
        for scenario in scenarios:
            apart = {other for other in silent.stated if scenario.stated[other] != silent.stated[other]}
            if apart == {name} and _differs(silent, scenario):
                return True
    return False


def _differs(silent: _Scenario, scenario: _Scenario) -> bool:
    """Whether the whole, undetermined for lack of the attribute, can come out otherwise once it is stated."""
    governed = [
        possible for leg, possible in scenario.legs.items() if silent.legs[leg] == {UNDETERMINED} != possible
    ]
    return any(NOT_MET in possible for possible in governed) or (bool(governed) and scenario.all_can_be_met())


def _scenarios(rules: RuleSet, dossier: Dossier, missing: list[str]) -> Iterator[_Scenario]:
    choices = [[None, *_listed(rules, dossier.year, name), _UNLISTED] for name in missing]
    for values in product(*choices):
        stated = dict(zip(missing, values, strict=True))
        attributes = dossier.attributes | {name: value for name, value in stated.items() if value is not None}
        yield _scenario(rules, dossier, attributes, stated)


def _listed(rules: RuleSet, year: int, attribute: str) -> list[str]:
    values: list[str] = []
    for criterion in rules.criteria:
        targets = criterion.targets.get(year)
        if targets is not None and targets.attribute == attribute:
            values.extend(value for value in targets.cases if value not in values)
    return values


def _scenario(
    rules: RuleSet, dossier: Dossier, attributes: dict[str, str], stated: dict[str, str | None]
) -> _Scenario:
    legs: dict[str, set[str]] = {}
    criteria_count = any(item.score is None for item in rules.conditions)
    applying = False
    for criterion in rules.criteria:
        possible = _possible(criterion, dossier, attributes)
        applying = applying or possible != {NOT_APPLICABLE}
        if criteria_count:
            legs[criterion.id] = possible
    for item in rules.conditions:
        if item.score is None:
            continue
        score = dossier.scores.get(score_key(item, dossier.year) or ("", 0, ""))
        if score is not None:
            legs[item.id] = {judge_score(score, item.score.at_least_percent).outcome}
        else:
            legs[item.id] = {UNDETERMINED, MET} | ({NOT_MET} if item.score.at_least_percent > 0 else set())
    can_be_met = rules.complete and bool(rules.conditions) and (applying or not criteria_count)
    return _Scenario(stated, legs, can_be_met)


def _possible(criterion: Criterion, dossier: Dossier, attributes: dict[str, str]) -> set[str]:
    """What a criterion can come out as, once the attributes are as given."""
    assigned = assignment(criterion, dossier.year, attributes)
    if assigned.missing_attribute is not None:
        return {UNDETERMINED}
    if assigned.target is None:
        return {NOT_APPLICABLE}
    if not lacks(criterion, dossier, assigned.target):
        value = dossier.values.get(criterion.id, Value())
        return {judge_value(value, assigned.target, criterion.measure).outcome}
    return {UNDETERMINED} | _reachable(criterion.measure, assigned.target)


def _reachable(measure: str, target: Target) -> set[str]:
    """Whether some value meets the target, and whether some value fails it."""
    if target.kind == "present":
        return {MET, NOT_MET}
    highest = HUNDRED if measure == "percent" else MAX_COUNT
    if target.kind == "at_least":
        return ({MET} if target.number <= highest else set()) | ({NOT_MET} if target.number > 0 else set())
    return {MET} | ({NOT_MET} if target.number < highest else set())
