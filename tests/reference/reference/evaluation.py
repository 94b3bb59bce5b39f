"""The evaluation document: the same content as the engine's evaluation JSON, in the same order of keys."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import ceil, floor
from typing import Any

from reference.deciding import deciding, unreported
from reference.dossier import Dossier, Exemption
from reference.json_text import Json, Members
from reference.judge import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Assignment,
    Judgement,
    Verdict,
    assignment,
    judge,
    judge_unexempted,
    level_of,
    score_key,
)
from reference.numbers import plain_text, rounded_down, rounded_up, rounded_up_to_hold
from reference.rules import (
    Condition,
    Criterion,
    RuleSet,
    ScoreDemand,
    Target,
    entries,
    members,
    optional_string,
    string,
)
from reference.values import HUNDRED, Evidence, Value

SEMANTICS = 1
OUTCOMES = (MET, NOT_MET, UNDETERMINED, NOT_APPLICABLE)
Document = dict[str, Any]


def evaluate(rules: RuleSet, dossier: Dossier) -> Document:
    """Everything that follows from one rule set and one dossier."""
    judgements = judge(rules, dossier)
    judgement = judgements[0]
    missing = [name for name in rules.documents if name not in dossier.documents]
    return {
        "engine": {"name": "tieuchi", "semantics": SEMANTICS},
        "rule_set": {
            "id": rules.id,
            "version": rules.version,
            "status": rules.status,
            "complete": rules.complete,
            **_unless_empty("missing", [_missing(part) for part in rules.missing]),
            "sha256": rules.sha256,
        },
        "subject": {
            "id": dossier.subject_id,
            "name": dossier.subject_name,
            "level": dossier.level,
            "attributes": dict(sorted(dossier.attributes.items())),
        },
        "year": dossier.year,
        "illustrative": dossier.illustrative,
        "outcome": judgement.whole.outcome,
        "reason": judgement.whole.reason,
        "conditions": [_condition(item, dossier, judgement) for item in rules.levels[0].conditions],
        "groups": [{"id": name} | _tally(_outcomes(rules, judgement, name)) for name in rules.groups],
        "criteria": [_finding(rules, item, dossier, judgement.criteria[item.id]) for item in rules.criteria],
        **(_by_level(rules, dossier, judgements) if rules.has_levels else {}),
        **_unless_empty("exemptions", [_exemption(item, dossier) for item in dossier.exemptions]),
        "unreported": unreported(rules, dossier).names(),
        "deciding": deciding(rules, dossier, judgements),
        "documents": {
            "provided": [name for name in rules.documents if name in dossier.documents],
            "missing": missing,
        },
        "procedure": {
            "steps": [
                {"id": step, "missing_documents": [name for name in missing if rules.needed_by[name] == step]}
                for step in rules.steps
            ]
        },
        **_unless_empty("agencies", agencies_changed_by(rules, dossier.year)),
    }


def _unless_empty(key: str, items: list[Document]) -> Document:
    return {key: items} if items else {}


def _missing(part: Members) -> Document:
    """A part of the source that is not at hand, with its keys sorted."""
    shown: Document = {
        "interpretation": _text(part.get("interpretation")),
        "locator": string(part, "locator"),
        "resource": string(part, "resource"),
        "source": _source(part.get("source")),
        "what": _text(part.get("what")),
    }
    return {key: value for key, value in shown.items() if value is not None}


def agencies_changed_by(rules: RuleSet, year: int) -> list[Document]:
    """The agencies that on the last day of the year are others, are called otherwise or have ended."""
    day = f"{year:04}-12-31"
    changed = []
    for id, agency in rules.agencies_in_time.items():
        acting = agency
        while _ended(acting, day) is not None and acting.get("successor") is not None:
            acting = rules.agencies_in_time[string(acting, "successor")]
        ended, name = _ended(acting, day), _name(acting, day)
        if ended is not None or acting is not agency or name != _text(agency.get("name")):
            changed.append({"id": id, "agency": string(acting, "id"), "name": name, "ended": ended})
    return changed


def _ended(agency: Members, day: str) -> str | None:
    """The last day of an agency, where that was before the day. Days in this form compare as text."""
    valid = agency.get("valid")
    until = optional_string(valid, "until") if isinstance(valid, Members) else None
    return until if until is not None and until < day else None


def _name(agency: Members, day: str) -> Document | None:
    for dated in map(members, entries(agency, "names")):
        if (optional_string(dated, "from") or day) <= day <= (optional_string(dated, "until") or day):
            return _text(dated.get("name"))
    return _text(agency.get("name"))


def _outcomes(rules: RuleSet, judgement: Judgement, group: str | None = None) -> list[str]:
    chosen = [item for item in rules.criteria if group is None or item.group == group]
    return [judgement.criteria[item.id].outcome for item in chosen]


def _tally(outcomes: list[str]) -> dict[str, int]:
    counted = Counter(outcomes)
    return {outcome: counted[outcome] for outcome in OUTCOMES}


# Findings.


def _finding(rules: RuleSet, criterion: Criterion, dossier: Dossier, verdict: Verdict) -> Document:
    assigned = assignment(criterion, dossier.year, dossier.attributes, level_of(rules, criterion.id, 0))
    value = dossier.values.get(criterion.id, Value())
    content = criterion.content
    pieces = [*value.evidence, *dossier.evidence.get(criterion.id, [])]
    return {
        "id": criterion.id,
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "observed": _observed(value, assigned.target),
        "target": _target(assigned),
        "shortfall": _shortfall(verdict, value, assigned.target, criterion.measure),
        **_exempted(rules, criterion, dossier, 0),
        "title": _text(content.get("title")),
        "measure": criterion.measure,
        "lead_agencies": entries(content, "lead_agencies"),
        "citations": [_citation(rules, members(item)) for item in entries(content, "citations")],
        "source": _source(content.get("source")),
        "interpretation": _text(content.get("interpretation")),
        "evidence": [_evidence(piece) for piece in pieces],
    }


def _exempted(rules: RuleSet, criterion: Criterion, dossier: Dossier, place: int) -> Document:
    """The exemption that holds, and what the finding would be without it."""
    exemption = dossier.exemption(criterion.id)
    if exemption is None:
        return {}
    without = judge_unexempted(criterion, dossier, level_of(rules, criterion.id, place))
    verdict = {"outcome": without.outcome, "reason": without.reason}
    return {"exemption": _written(exemption) | {"without": verdict}}


def _written(exemption: Exemption) -> Document:
    return {
        "authority": exemption.authority,
        "reason": exemption.reason,
        "reference": exemption.reference,
        "from": exemption.first,
        "until": exemption.last,
    }


def _exemption(exemption: Exemption, dossier: Dossier) -> Document:
    in_force = exemption.holds_for(dossier.year)
    return {"criterion": exemption.criterion, "in_force": in_force} | _written(exemption)


# Levels.


def _by_level(rules: RuleSet, dossier: Dossier, judgements: list[Judgement]) -> Document:
    """Which level is reached, what the next lacks, and what every level comes to."""
    outcomes = [judgement.whole.outcome for judgement in judgements]
    names = [level.id for level in rules.levels]
    met = next((place for place, outcome in enumerate(outcomes) if outcome != MET), len(outcomes))
    open_ = next((place for place, outcome in enumerate(outcomes) if outcome == NOT_MET), len(outcomes))
    has_next = met < len(outcomes)
    return {
        "level": {
            "reached": names[met - 1] if met else None,
            "possible": names[open_ - 1] if open_ else None,
            "next": names[met] if has_next else None,
            "lacking": _lacking(rules, dossier, judgements[met], met) if has_next else None,
        },
        "levels": [_level(rules, dossier, judgements, place) for place in range(len(judgements))],
    }


def _lacking(rules: RuleSet, dossier: Dossier, judgement: Judgement, place: int) -> Document:
    open_conditions = [
        item for item in rules.levels[place].conditions if judgement.conditions[item.id].outcome != MET
    ]
    asked = {name for item in open_conditions if item.score is None for name in item.criteria}
    criteria = []
    for criterion in rules.criteria:
        verdict = judgement.criteria[criterion.id]
        if criterion.id in asked and verdict.outcome in (NOT_MET, UNDETERMINED):
            short = _at_level(rules, criterion, dossier, verdict, place)
            criteria.append({key: short[key] for key in ("id", "outcome", "reason", "target", "shortfall")})
    conditions = []
    for item in open_conditions:
        shown = _condition(item, dossier, judgement)
        shown.setdefault("shortfall", None)
        conditions.append({key: shown[key] for key in ("id", "outcome", "reason", "shortfall")})
    return {"criteria": criteria, "conditions": conditions}


def _at_level(
    rules: RuleSet, criterion: Criterion, dossier: Dossier, verdict: Verdict, place: int
) -> Document:
    """A finding against the target of a level, in short."""
    level = level_of(rules, criterion.id, place)
    assigned = assignment(criterion, dossier.year, dossier.attributes, level)
    value = dossier.values.get(criterion.id, Value())
    return {
        "id": criterion.id,
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "observed": _observed(value, assigned.target),
        "target": _target(assigned),
        "shortfall": _shortfall(verdict, value, assigned.target, criterion.measure),
        **_exempted(rules, criterion, dossier, place),
    }


def _level(rules: RuleSet, dossier: Dossier, judgements: list[Judgement], place: int) -> Document:
    level, judgement = rules.levels[place], judgements[place]
    criteria = []
    for criterion in rules.criteria:
        own, lowest = judgement.criteria[criterion.id], judgements[0].criteria[criterion.id]
        targets = [
            assignment(criterion, dossier.year, dossier.attributes, level_of(rules, criterion.id, at)).target
            for at in (place, 0)
        ]
        if own != lowest or targets[0] != targets[1]:
            criteria.append(_at_level(rules, criterion, dossier, own, place))
    return {
        "id": level.id,
        "outcome": judgement.whole.outcome,
        "reason": judgement.whole.reason,
        "conditions": [_condition(item, dossier, judgement) for item in level.conditions],
        "criteria": criteria,
        "title": _text(level.content.get("title")),
        "source": _source(level.content.get("source")),
        "interpretation": _text(level.content.get("interpretation")),
    }


def _observed(value: Value, target: Target | None) -> Document | None:
    """What was reported, each part where it is known; a computed percentage is cut towards failure."""
    observed: Document = {}
    if value.numerator is not None and value.denominator is not None:
        ratio = value.ratio()
        if ratio is not None:
            upwards = target is not None and target.kind == "at_most"
            observed["percent"] = plain_text(rounded_up(ratio) if upwards else rounded_down(ratio))
        observed["numerator"] = value.numerator
        observed["denominator"] = value.denominator
        if value.percent is not None:
            observed["stated"] = plain_text(value.percent.value)
    elif value.percent is not None:
        observed["percent"] = plain_text(value.percent.value)
    if value.present is not None:
        observed["present"] = value.present
    if value.count is not None:
        observed["count"] = value.count
    if value.amount is not None:
        observed["amount"] = plain_text(value.amount.value)
    return observed or None


def _target(assigned: Assignment) -> Document | None:
    target = assigned.target
    if target is None:
        return None
    shown: Document = {target.kind: True if target.kind == "present" else plain_text(target.number)}
    if assigned.chosen_by is not None:
        attribute, stated = assigned.chosen_by
        shown["by"] = {attribute: stated}
    return shown


def _shortfall(verdict: Verdict, value: Value, target: Target | None, measure: str) -> Document | None:
    """How far a value that is not met is from its target."""
    if verdict.outcome != NOT_MET or target is None or target.kind == "present":
        return None
    if measure == "count":
        # "No" is 0; of "yes" it is not known how many there are, so no distance can be stated.
        number = 0 if value.present is False else value.count
        return None if number is None else {"count": abs(int(target.number) - number)}
    if measure == "amount" and value.amount is not None:
        return {"amount": plain_text(rounded_up_to_hold(abs(target.number - value.amount.value)))}
    ratio = value.ratio()
    if ratio is None:
        return None
    shortfall: Document = {"percent": plain_text(rounded_up(abs(target.number - ratio)))}
    if value.numerator is not None and value.denominator is not None:
        wanted = target.number * value.denominator / HUNDRED
        if target.kind == "at_least":
            shortfall["count"] = ceil(wanted) - value.numerator
        else:
            shortfall["count"] = value.numerator - floor(wanted)
    return shortfall


def _evidence(piece: Evidence) -> Document:
    return {"title": piece.title, "reference": piece.reference, "date": piece.date}


# Conditions.


def _condition(condition: Condition, dossier: Dossier, judgement: Judgement) -> Document:
    verdict = judgement.conditions[condition.id]
    shown: Document = {"id": condition.id, "outcome": verdict.outcome, "reason": verdict.reason}
    if condition.score is None:
        asked = [verdict for name, verdict in judgement.criteria.items() if name in condition.criteria]
        shown |= _tally([criterion.outcome for criterion in asked])
    else:
        shown |= _score(condition, condition.score, dossier, verdict)
    return shown | {
        "title": _text(condition.content.get("title")),
        "source": _source(condition.content.get("source")),
        "interpretation": _text(condition.content.get("interpretation")),
    }


def _score(condition: Condition, demand: ScoreDemand, dossier: Dossier, verdict: Verdict) -> Document:
    key = score_key(condition, dossier.year)
    index, year, basis = key or ("", 0, "")
    score = dossier.scores.get((index, year, basis))
    observed: Document | None = None
    shortfall: Document | None = None
    if score is not None:
        percent = rounded_down(score.points * HUNDRED / score.maximum) if score.maximum else None
        observed = {
            "points": plain_text(score.points),
            "maximum": plain_text(score.maximum),
            "percent": None if percent is None else plain_text(percent),
        }
        if verdict.outcome == NOT_MET:
            wanted: Fraction = demand.at_least_percent * score.maximum / HUNDRED
            shortfall = {"points": plain_text(rounded_up_to_hold(wanted - score.points))}
    return {
        "index": index,
        "year": year,
        "basis": basis,
        "observed": observed,
        "target": {"at_least_percent": plain_text(demand.at_least_percent)},
        "shortfall": shortfall,
    }


# What is copied from the rule set.


def _text(value: Json) -> Document | None:
    """A text in the languages that it has, sorted by language."""
    if not isinstance(value, Members):
        return None
    texts = {language: optional_string(value, language) for language in ("en", "vi")}
    return {language: text for language, text in texts.items() if text is not None}


def _citation(rules: RuleSet, content: Members) -> Document:
    resource = string(content, "resource")
    cited = rules.resources[resource]
    return {
        "resource": resource,
        "number": optional_string(cited, "number"),
        "date": optional_string(cited, "date"),
        "locator": optional_string(content, "locator"),
    }


def _source(value: Json) -> Document | None:
    if not isinstance(value, Members):
        return None
    shown: Document = {"locator": string(value, "locator")}
    misprints = [members(item) for item in entries(value, "misprints")]
    if misprints:
        shown["misprints"] = [{key: string(item, key) for key in ("printed", "read")} for item in misprints]
    return shown | {"quote": string(value, "quote"), "resource": string(value, "resource")}
