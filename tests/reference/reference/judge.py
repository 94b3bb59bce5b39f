"""Outcomes: of a value against a target, of a criterion, of a score, of a conjunction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from reference.rules import Condition, Criterion, RuleSet, Target
from reference.values import HUNDRED, Value

if TYPE_CHECKING:
    from reference.dossier import Dossier, Score

MET, NOT_MET, UNDETERMINED, NOT_APPLICABLE = "met", "not_met", "undetermined", "not_applicable"


class Verdict(NamedTuple):
    """An outcome and why."""

    outcome: str
    reason: str


NOT_REPORTED = Verdict(UNDETERMINED, "not_reported")
NUMBER_NOT_REPORTED = Verdict(UNDETERMINED, "number_not_reported")
ZERO_DENOMINATOR = Verdict(UNDETERMINED, "zero_denominator")
UNKNOWN_ATTRIBUTE = Verdict(UNDETERMINED, "attribute_not_reported")
NOT_ASSIGNED = Verdict(NOT_APPLICABLE, "not_assigned")
EXEMPT = Verdict(NOT_APPLICABLE, "exempt")


@dataclass(frozen=True)
class Assignment:
    """What a criterion demands of a subject in a year, and by which attribute it was chosen.

    `target` is `None` where nothing is demanded, and where `missing_attribute` is the one that would tell.
    """

    target: Target | None
    chosen_by: tuple[str, str] | None = None
    missing_attribute: str | None = None


def assignment(
    criterion: Criterion, year: int, attributes: dict[str, str], level: str | None = None
) -> Assignment:
    """The target of a criterion for a subject with these attributes, at a level of recognition."""
    targets = criterion.targets.get(year)
    if targets is None:
        return Assignment(None)
    targets = targets.for_level(level)
    if targets.attribute is None:
        return Assignment(targets.general)
    stated = attributes.get(targets.attribute)
    if stated is None:
        return Assignment(None, missing_attribute=targets.attribute)
    if stated in targets.cases:
        return Assignment(targets.cases[stated], chosen_by=(targets.attribute, stated))
    # The attribute chose the general target, by a value that is not listed.
    return Assignment(targets.general, chosen_by=(targets.attribute, stated))


def level_of(rules: RuleSet, criterion: str, place: int) -> str | None:
    """The level whose target counts: the highest up to a place that asks for the criterion, or the lowest."""
    asking = [level.id for level in rules.levels[: place + 1] if level.asks_for(criterion)]
    return asking[-1] if asking else rules.levels[0].id


def judge_criterion(criterion: Criterion, dossier: Dossier, level: str | None = None) -> Verdict:
    """The outcome of one criterion at a level."""
    if dossier.exemption(criterion.id) is not None:
        return EXEMPT
    return judge_unexempted(criterion, dossier, level)


def judge_unexempted(criterion: Criterion, dossier: Dossier, level: str | None = None) -> Verdict:
    """The outcome of one criterion, whatever exemption there is."""
    assigned = assignment(criterion, dossier.year, dossier.attributes, level)
    if assigned.missing_attribute is not None:
        return UNKNOWN_ATTRIBUTE
    if assigned.target is None:
        return NOT_ASSIGNED
    return judge_value(dossier.values.get(criterion.id, Value()), assigned.target, criterion.measure)


def judge_value(value: Value, target: Target, measure: str) -> Verdict:
    """The outcome of a value against the target that applies to it."""
    if not value.is_reported():
        return NOT_REPORTED
    if measure == "percent":
        ratio = value.ratio()
        return ZERO_DENOMINATOR if ratio is None else _compare(ratio, target)
    if measure == "amount" and value.amount is not None:
        return _compare(value.amount.value, target)
    if target.kind == "present":
        present = value.present if value.present is not None else (value.count or 0) > 0
        return Verdict(MET, "present") if present else Verdict(NOT_MET, "absent")
    if value.count is not None:
        return _compare(Fraction(value.count), target)
    return _judge_verdict(value.present is True, target)


def _judge_verdict(present: bool, target: Target) -> Verdict:
    """A verdict without its number, against a number.

    A verdict and a count must agree, so "no" is 0 and "yes" is some count from 1 on. Where every such count
    comes out the same, that is the outcome; else the number decides, and it was not reported.
    """
    if not present:
        return _compare(Fraction(0), target)
    least = _compare(Fraction(1), target)
    decided = MET if target.kind == "at_least" else NOT_MET
    return least if least.outcome == decided else NUMBER_NOT_REPORTED


def _compare(number: Fraction, target: Target) -> Verdict:
    if target.kind == "at_least":
        reached = number >= target.number
        return Verdict(MET, "target_reached") if reached else Verdict(NOT_MET, "below_target")
    within = number <= target.number
    return Verdict(MET, "target_reached") if within else Verdict(NOT_MET, "above_target")


def score_key(condition: Condition, year: int) -> tuple[str, int, str] | None:
    """The index, year and basis of the score that a condition asks for."""
    demand = condition.score
    return (
        None if demand is None else (demand.index, year - 1 if demand.previous_year else year, demand.basis)
    )


def judge_score(score: Score | None, at_least_percent: Fraction) -> Verdict:
    """The outcome of a score against the share of its maximum that is demanded."""
    if score is None:
        return NOT_REPORTED
    if score.maximum == 0:
        return ZERO_DENOMINATOR
    reached = score.points * HUNDRED >= at_least_percent * score.maximum
    return Verdict(MET, "target_reached") if reached else Verdict(NOT_MET, "below_target")


def conjunction(outcomes: Iterable[str]) -> Verdict:
    """Strong Kleene logic over the members that apply."""
    applying = [outcome for outcome in outcomes if outcome != NOT_APPLICABLE]
    if NOT_MET in applying:
        return Verdict(NOT_MET, "some_not_met")
    if UNDETERMINED in applying:
        return Verdict(UNDETERMINED, "some_undetermined")
    if not applying:
        return Verdict(UNDETERMINED, "none_assigned")
    return Verdict(MET, "all_met")


@dataclass(frozen=True)
class Judgement:
    """All outcomes of one dossier at one level: of its own, and with those of the levels below."""

    criteria: dict[str, Verdict]
    conditions: dict[str, Verdict]
    whole: Verdict


def judge_condition(
    rules: RuleSet, condition: Condition, criteria: dict[str, Verdict], dossier: Dossier
) -> Verdict:
    """The outcome of one condition, given those of all criteria."""
    key = score_key(condition, dossier.year)
    if condition.score is None or key is None:
        asked = [verdict.outcome for name, verdict in criteria.items() if name in condition.criteria]
        return judge_all(rules, asked)
    return judge_score(dossier.scores.get(key), condition.score.at_least_percent)


def judge(rules: RuleSet, dossier: Dossier) -> list[Judgement]:
    """All outcomes of a dossier under a rule set, for each level from the lowest."""
    judgements: list[Judgement] = []
    for place, level in enumerate(rules.levels):
        criteria = {
            criterion.id: judge_criterion(criterion, dossier, level_of(rules, criterion.id, place))
            for criterion in rules.criteria
        }
        conditions = {item.id: judge_condition(rules, item, criteria, dossier) for item in level.conditions}
        whole = judge_all(rules, [verdict.outcome for verdict in conditions.values()])
        below = judgements[-1].whole.outcome if judgements else MET
        judgements.append(Judgement(criteria, conditions, _above(whole, below)))
    return judgements


def _above(own: Verdict, below: str) -> Verdict:
    """What a level comes to on top of the one below it."""
    if own.outcome == NOT_MET or below == MET:
        return own
    if below == NOT_MET:
        return Verdict(NOT_MET, "lower_level_not_met")
    return Verdict(UNDETERMINED, "lower_level_undetermined") if own.outcome == MET else own


def judge_all(rules: RuleSet, members: Iterable[str]) -> Verdict:
    """The outcome of all criteria or all conditions: never met by a set that lacks what it declares."""
    verdict = conjunction(members)
    # What is assigned may be just what the set lacks.
    if (verdict.outcome == MET or verdict.reason == "none_assigned") and not rules.complete:
        return Verdict(UNDETERMINED, "rule_set_incomplete")
    return verdict
