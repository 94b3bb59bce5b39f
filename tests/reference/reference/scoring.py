"""Scores by indicators, a second time: points as fractions, from the fewest to the most possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

HUNDRED = 100
SHOWN = 10_000

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Range:
    """The fewest and the most points that are possible."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Range) -> Range:
        """The points of both together."""
        return Range(self.low + other.low, self.high + other.high)


NOTHING = Range(Fraction(0), Fraction(0))


def exact(number: str | int | float) -> Fraction:
    """The number that a JSON text writes; floats must have been read as text."""
    return Fraction(str(number))


def share(value: Any) -> Fraction | None:
    """A percentage as a part of one; nothing where the denominator is zero."""
    if not isinstance(value, Mapping):
        return exact(value) / HUNDRED
    if value.get("numerator") is None:
        return exact(value["percent"]) / HUNDRED
    return Fraction(value["numerator"], value["denominator"]) if value["denominator"] else None


def is_missing(value: Any) -> bool:
    """Whether nothing was reported: `null`, or an object with nothing in it."""
    return value is None or (isinstance(value, Mapping) and all(each is None for each in value.values()))


def inner(value: Any, key: str) -> Any:
    """A value by itself or under its key."""
    return value[key] if isinstance(value, Mapping) else value


def step_points(scoring: Json, value: Any) -> Fraction | None:
    """The points of the first step that is reached."""
    kind = scoring["measure"]["kind"]
    part = share(value) if kind == "percent" else exact(inner(value, kind))
    if part is None:
        return None
    number = part * HUNDRED if kind == "percent" else part
    for step in scoring["steps"]:
        least, most = step.get("at_least"), step.get("at_most")
        if number >= exact(least) if least is not None else number <= exact(most):
            return exact(step["points"])
    return exact(scoring.get("otherwise") or 0)


def points(indicator: Json, value: Any) -> Fraction | None:
    """The points of a value; nothing where its denominator is zero."""
    scoring, maximum = indicator["scoring"], exact(indicator["maximum"])
    match scoring["method"]:
        case "steps":
            return step_points(scoring, value)
        case "proportion":
            part = share(value)
            full = exact(scoring.get("full_at") or HUNDRED) / HUNDRED
            return None if part is None else min(maximum, part / full * maximum)
        case "cases":
            return next(
                exact(case["points"]) for case in scoring["cases"] if case["id"] == inner(value, "case")
            )
        case _:
            return maximum if inner(value, "present") else Fraction(0)


def least(scoring: Json) -> Fraction:
    """The fewest points of any value."""
    if scoring["method"] == "cases":
        return min(exact(case["points"]) for case in scoring["cases"])
    return exact(scoring.get("otherwise") or 0) if scoring["method"] == "steps" else Fraction(0)


def indicator_range(indicator: Json, values: Json) -> Range:
    """The points of an indicator, or of the sum of its parts."""
    scoring, maximum = indicator["scoring"], exact(indicator["maximum"])
    if scoring["method"] == "sum":
        total = sum((indicator_range(part, values) for part in scoring["parts"]), NOTHING)
        return Range(min(total.low, maximum), min(total.high, maximum)) if scoring.get("capped") else total
    value = values.get(indicator["id"])
    known = None if is_missing(value) else points(indicator, value)
    return Range(least(scoring), maximum) if known is None else Range(known, known)


def total(index: Json, values: Json) -> Range:
    """The points of all groups."""
    members = (indicator for group in index["groups"] for indicator in group["indicators"])
    return sum((indicator_range(indicator, values) for indicator in members), NOTHING)


def together(*members: list[Range]) -> list[Range]:
    """Every sum of one range of each member, as ranges that do not touch one another."""
    sums = {NOTHING}
    for ranges in members:
        merged: list[Range] = []
        for each in sorted((one + other for one in sums for other in ranges), key=lambda each: each.low):
            if merged and each.low <= merged[-1].high:
                merged[-1] = Range(merged[-1].low, max(each.high, merged[-1].high))
            else:
                merged.append(each)
        sums = set(merged)
    return sorted(sums, key=lambda each: each.low)


def possible_points(indicator: Json, values: Json) -> list[Range]:
    """All the points that an indicator can come to: the ends of each range, and what lies between."""
    scoring, maximum = indicator["scoring"], exact(indicator["maximum"])
    if scoring["method"] == "sum":
        sums = together(*(possible_points(part, values) for part in scoring["parts"]))
        return [Range(min(each.low, maximum), min(each.high, maximum)) for each in sums]
    value = values.get(indicator["id"])
    known = None if is_missing(value) else points(indicator, value)
    if known is not None:
        return [Range(known, known)]
    match scoring["method"]:
        case "proportion":
            return [Range(Fraction(0), maximum)]
        case "steps":
            given = [exact(step["points"]) for step in scoring["steps"]] + [least(scoring)]
        case "cases":
            given = [exact(case["points"]) for case in scoring["cases"]]
        case _:
            given = [Fraction(0), maximum]
    return [Range(each, each) for each in given]


def possible_totals(index: Json, values: Json) -> list[Range]:
    """All that the whole can come to."""
    members = (indicator for group in index["groups"] for indicator in group["indicators"])
    return together(*(possible_points(indicator, values) for indicator in members))


def is_possible(index: Json, values: Json, stated: str) -> bool:
    """Whether stated points are a possible total, rounded half up to the digits stated."""
    half = Fraction(1, 2 * 10 ** len(stated.partition(".")[2]))
    low, beyond = exact(stated) - half, exact(stated) + half
    return any(each.high >= low and each.low < beyond for each in possible_totals(index, values))


def stated_decides(index: Json, values: Json, stated: str) -> bool:
    """Whether stated points count, and not the indicators: some are open, and these exact points possible."""
    reached = total(index, values)
    return reached.low != reached.high and any(
        each.low <= exact(stated) <= each.high for each in possible_totals(index, values)
    )


def leaves(indicators: list[Json]) -> list[Json]:
    """The indicators that take values, in their order."""
    found: list[Json] = []
    for indicator in indicators:
        is_sum = indicator["scoring"]["method"] == "sum"
        found += leaves(indicator["scoring"]["parts"]) if is_sum else [indicator]
    return found


def unreported(index: Json, values: Json) -> list[str]:
    """The ids of the indicators without a value."""
    every = leaves([indicator for group in index["groups"] for indicator in group["indicators"]])
    return [indicator["id"] for indicator in every if is_missing(values.get(indicator["id"]))]


def judge(index: Json, values: Json, at_least_percent: Fraction) -> tuple[str, str]:
    """Outcome and reason of a score against a share of the maximum."""
    reached, maximum = total(index, values), exact(index["maximum"])
    if maximum == 0:
        return "undetermined", "zero_denominator"
    wanted = at_least_percent * maximum / HUNDRED
    if reached.low >= wanted:
        return "met", "target_reached" if reached.low == reached.high else "already_reached"
    if reached.high < wanted:
        return "not_met", "below_target" if reached.low == reached.high else "out_of_reach"
    return "undetermined", "indicators_not_reported" if unreported(index, values) else "zero_denominator"


def band(index: Json, reached: Range) -> str | None:
    """The id of the band that what is missing cannot change."""

    def of(reached_points: Fraction) -> str | None:
        part = reached_points * HUNDRED / exact(index["maximum"])
        fitting = (each["id"] for each in index.get("bands", ()) if part >= exact(each["at_least_percent"]))
        return next(fitting, None)

    return of(reached.low) if of(reached.low) == of(reached.high) else None


def shown(number: Fraction) -> str:
    """At most four decimals, rounded down, in normal form."""
    units = number * SHOWN // 1
    text = f"{units // SHOWN}.{units % SHOWN:04d}".rstrip("0")
    return text.rstrip(".")


def shown_up(number: Fraction) -> str:
    """At most four decimals, rounded up, in normal form."""
    return shown(Fraction(-(-number * SHOWN // 1), SHOWN))
