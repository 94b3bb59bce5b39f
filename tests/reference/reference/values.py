"""The values of a dossier: what is reported of one criterion."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reference.fields import Fields, read_count, read_exact
from reference.json_text import Json, Members, Number
from reference.numbers import Exact, rounded_half_up
from reference.problems import Problems
from reference.rules import Criterion

HUNDRED = 100


@dataclass(frozen=True)
class Evidence:
    """What proves a value: each part as the dossier writes it."""

    title: str | None
    reference: str | None
    date: str | None


@dataclass(frozen=True)
class Value:
    """What is reported; `None` is not reported. Which parts there can be depends on the measure."""

    percent: Exact | None = None
    numerator: int | None = None
    denominator: int | None = None
    present: bool | None = None
    count: int | None = None
    amount: Exact | None = None
    evidence: tuple[Evidence, ...] = ()

    def is_reported(self) -> bool:
        """Whether there is more than evidence."""
        parts = (self.percent, self.numerator, self.present, self.count, self.amount)
        return any(part is not None for part in parts)

    def ratio(self) -> Fraction | None:
        """The percentage that decides: of the ratio, else as stated; `None` for a denominator of 0."""
        if self.numerator is not None and self.denominator is not None:
            return Fraction(self.numerator * HUNDRED, self.denominator) if self.denominator else None
        return None if self.percent is None else self.percent.value


def read_evidence(fields: Fields) -> Evidence:
    """The three parts of a piece of evidence."""
    fields.required("title")
    return Evidence(fields.filled("title"), fields.filled("reference"), fields.date("date"))


def read_value(criterion: Criterion, value: Json, pointer: str, problems: Problems) -> Value:
    """Reads the value of a criterion in any form that its measure takes."""
    if value is None:
        return Value()
    if isinstance(value, Members):
        fields = Fields(value, pointer, problems)
        evidence = tuple(
            read_evidence(entry.known("title", "reference", "date")) for entry in fields.objects("evidence")
        )
        if criterion.measure == "percent":
            return _percent_object(fields, evidence)
        if criterion.measure == "amount":
            return Value(amount=fields.known("amount", "evidence").exact("amount"), evidence=evidence)
        return _verdict_object(fields, evidence, counted=criterion.measure == "count")
    if criterion.measure == "percent" and isinstance(value, (str, Number)):
        return Value(percent=_in_range(read_exact(value, pointer, problems), pointer, problems))
    if criterion.measure == "amount" and isinstance(value, (str, Number)):
        return Value(amount=read_exact(value, pointer, problems))
    if criterion.measure == "count" and isinstance(value, Number):
        return Value(count=read_count(value, pointer, problems))
    if criterion.measure in ("count", "yes_no") and isinstance(value, bool):
        return Value(present=value)
    problems.add("wrong_type", pointer)
    return Value()


def _in_range(percent: Exact | None, pointer: str, problems: Problems) -> Exact | None:
    if percent is not None and percent.value > HUNDRED:
        problems.add("percent_above_100", pointer)
        return None
    return percent


def _percent_object(fields: Fields, evidence: tuple[Evidence, ...]) -> Value:
    fields.known("percent", "numerator", "denominator", "evidence")
    pointer, problems = fields.pointer, fields.problems
    percent = _in_range(fields.exact("percent"), f"{pointer}/percent", problems)
    numerator, denominator = fields.count("numerator"), fields.count("denominator")
    if fields.has("numerator") != fields.has("denominator"):
        problems.add("missing_key", pointer)
    if numerator is not None and denominator is not None:
        if numerator > denominator:
            problems.add("numerator_above_denominator", f"{pointer}/numerator")
        elif percent is not None and denominator != 0:
            ratio = Fraction(numerator * HUNDRED, denominator)
            if percent.value != rounded_half_up(ratio, percent.places):
                problems.add("percent_mismatch", f"{pointer}/percent")
    return Value(percent=percent, numerator=numerator, denominator=denominator, evidence=evidence)


def _verdict_object(fields: Fields, evidence: tuple[Evidence, ...], *, counted: bool) -> Value:
    fields.known("present", "evidence", *(("count",) if counted else ()))
    present = fields.boolean("present")
    count = fields.count("count") if counted else None
    if present is not None and count is not None and present != (count > 0):
        fields.problems.add("count_mismatch", f"{fields.pointer}/present")
    return Value(present=present, count=count, evidence=evidence)
