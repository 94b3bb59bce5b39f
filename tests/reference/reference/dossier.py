"""Dossiers: read against a rule set, or refused."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reference.fields import Fields
from reference.json_text import Members, Number, parse, repeated_keys
from reference.judge import UNDETERMINED, assignment, judge_value
from reference.numbers import NumberProblem, exact_from_json_number
from reference.problems import Problem, Problems, Refused, child
from reference.rules import RuleSet
from reference.texts import is_version, name_problem
from reference.values import Evidence, Value, read_evidence, read_value

OUTCOMES = ("met", "not_met", "undetermined")
BASES = ("official", "self")


@dataclass(frozen=True)
class Score:
    """A score that was reported: points of a maximum."""

    points: Fraction
    maximum: Fraction


@dataclass(frozen=True)
class Exemption:
    """That an authority exempted the subject from a criterion, from one day to another."""

    criterion: str
    authority: str
    reason: str
    reference: str
    first: str
    last: str

    def holds_for(self, year: int) -> bool:
        """Whether it covers the last day of the year. Days in this form compare as text."""
        return self.first <= f"{year:04}-12-31" <= self.last


@dataclass(frozen=True)
class Dossier:
    """What is known of a subject for one year."""

    subject_id: str
    subject_name: str | None
    level: str
    attributes: dict[str, str]
    year: int
    illustrative: bool
    values: dict[str, Value]
    scores: dict[tuple[str, int, str], Score]
    documents: set[str]
    evidence: dict[str, list[Evidence]]
    exemptions: list[Exemption]

    def exemption(self, criterion: str) -> Exemption | None:
        """The exemption that holds for the year assessed: on its last day."""
        held = [item for item in self.exemptions if item.criterion == criterion and item.holds_for(self.year)]
        return held[0] if held else None


def read_dossier(rules: RuleSet, text: str | bytes) -> Dossier:
    """Reads a dossier; raises `Refused` with every problem found."""
    document = parse(text)
    if not isinstance(document, Members):
        raise Refused([*repeated_keys(document), Problem("wrong_type", "")])
    problems = Problems(repeated_keys(document))
    reader = _Reader(rules, Fields(document, "", problems))
    dossier = reader.read()
    problems.refuse_if_any()
    return dossier


class _Reader:
    """Reads the parts of one dossier against one rule set."""

    def __init__(self, rules: RuleSet, fields: Fields) -> None:
        self.rules = rules
        self.fields = fields
        self.problems = fields.problems

    def read(self) -> Dossier:
        """The dossier; parts that are wrong are filled with something, as the problems refuse it anyway."""
        self.fields.known(
            *("$schema", "format", "rule_set", "subject", "year", "illustrative", "note", "values", "scores"),
            *("documents", "evidence", "opinions", "appraisals", "events", "exemptions"),
        )
        self.fields.required("rule_set", "subject", "year")
        self.fields.filled("note")
        self.fields.text("$schema")
        self._format()
        self._rule_set()
        subject_id, name, level, attributes = self._subject()
        year = self.fields.year("year")
        if year is not None and year not in self.rules.years:
            self.problems.add("year_not_assessed", "/year")
        for key in ("opinions", "appraisals"):
            self._statements(key, year if year in self.rules.years else None, attributes)
        self._events()
        return Dossier(
            subject_id=subject_id,
            subject_name=name,
            level=level,
            attributes=attributes,
            year=year or 0,
            illustrative=self.fields.boolean("illustrative") or False,
            values=self._values(),
            scores=self._scores(),
            documents=self._documents(),
            evidence=self._evidence(),
            exemptions=self._exemptions(),
        )

    def _format(self) -> None:
        value = self.fields.content.get("format")
        if value is None:
            return
        if not isinstance(value, Number):
            self.problems.add("wrong_type", "/format")
            return
        try:
            supported = exact_from_json_number(value.text).value == 1
        except NumberProblem:
            supported = False
        if not supported:
            self.problems.add("unsupported_format", "/format")

    def _rule_set(self) -> None:
        named = self.fields.text("rule_set")
        if named is None:
            return
        name, at, version = named.partition("@")
        found = [name_problem(name), None if not at or is_version(version) else "invalid_version"]
        if found == [None, None] and named not in (self.rules.id, f"{self.rules.id}@{self.rules.version}"):
            found.append("wrong_rule_set")
        for problem in found:
            if problem is not None:
                self.problems.add(problem, "/rule_set")

    def _subject(self) -> tuple[str, str | None, str, dict[str, str]]:
        subject = self.fields.object("subject")
        if subject is None:
            return "", None, "", {}
        subject.known("id", "name", "level", "attributes").required("id", "level")
        level = subject.name_in("level", {self.rules.level}, "wrong_level")
        return subject.identifier("id") or "", subject.filled("name"), level or "", self._attributes(subject)

    def _attributes(self, subject: Fields) -> dict[str, str]:
        attributes: dict[str, str] = {}
        fields = subject.object("attributes")
        if fields is None:
            return attributes
        for name, _ in fields.items():
            problem = name_problem(name)
            if problem is not None:
                self.problems.add(problem, child(fields.pointer, name))
            value = fields.attribute(name)
            if value is not None:
                attributes[name] = value
        return attributes

    def _values(self) -> dict[str, Value]:
        values: dict[str, Value] = {}
        fields = self.fields.object("values")
        if fields is None:
            return values
        for name, value in fields.items():
            criterion = self.rules.criterion(name)
            if criterion is None:
                self.problems.add(name_problem(name) or "unknown_criterion", child("/values", name))
            else:
                values[name] = read_value(criterion, value, child("/values", name), self.problems)
        return values

    def _scores(self) -> dict[tuple[str, int, str], Score]:
        scores: dict[tuple[str, int, str], Score] = {}
        seen: set[tuple[str, int, str]] = set()
        for fields in self.fields.objects("scores"):
            fields.known("index", "year", "basis", "points", "maximum").required("index", "year", "basis")
            index = fields.name_in("index", set(self.rules.indices), "unknown_index")
            year, basis = fields.year("year"), fields.one_of("basis", BASES)
            score = self._score(fields, index)
            if index is None or year is None or basis is None:
                continue
            key = (index, year, basis)
            if key in seen:
                self.problems.add("duplicate_score", fields.pointer)
            seen.add(key)
            if score is not None:
                scores[key] = score
        return scores

    def _score(self, fields: Fields, index: str | None) -> Score | None:
        points, maximum = fields.exact("points"), fields.exact("maximum")
        declared = None if index is None else self.rules.indices[index]
        if maximum is not None and declared is not None and maximum.value != declared:
            self.problems.add("maximum_mismatch", f"{fields.pointer}/maximum")
        if fields.has("points") and not fields.has("maximum") and declared is None:
            # Without a maximum there is nothing that points could be a share of.
            self.problems.add("missing_key", fields.pointer)
        highest = declared if maximum is None else maximum.value
        if points is None or highest is None:
            return None
        if points.value > highest:
            self.problems.add("points_above_maximum", f"{fields.pointer}/points")
        return Score(points.value, highest)

    def _documents(self) -> set[str]:
        filed: set[str] = set()
        for fields in self.fields.objects("documents"):
            fields.known("id", "reference", "date", "agency").required("id")
            name = fields.name_in("id", self.rules.documents, "unknown_document")
            fields.filled("reference")
            fields.date("date")
            fields.name_in("agency", self.rules.agencies, "unknown_agency")
            if name is not None:
                filed.add(name)
        return filed

    def _evidence(self) -> dict[str, list[Evidence]]:
        evidence: dict[str, list[Evidence]] = {}
        for fields in self.fields.objects("evidence"):
            fields.known("criterion", "title", "reference", "date").required("criterion")
            name = self._criterion(fields)
            piece = read_evidence(fields)
            if name is not None:
                evidence.setdefault(name, []).append(piece)
        return evidence

    def _exemptions(self) -> list[Exemption]:
        rule = self.rules.exemptions
        if rule is None:
            if self.fields.content.get("exemptions") not in (None, []):
                self.problems.add("exemptions_not_allowed", "/exemptions")
            return []
        read: list[Exemption] = []
        for fields in self.fields.objects("exemptions"):
            keys = ("criterion", "authority", "reason", "reference", "from", "until")
            fields.known(*keys).required(*keys)
            criterion = self._criterion(fields)
            authority = fields.name_in("authority", self.rules.agencies, "unknown_agency")
            reason, reference = fields.filled("reason"), fields.filled("reference")
            first, last = fields.date("from"), fields.date("until")
            if criterion is not None and criterion not in rule.criteria:
                self.problems.add("criterion_not_exemptible", child(fields.pointer, "criterion"))
            if authority is not None and authority not in rule.authorities:
                self.problems.add("authority_not_allowed", child(fields.pointer, "authority"))
            if first is None or last is None:
                continue
            if last < first:
                self.problems.add("validity_reversed", child(fields.pointer, "until"))
            for other in read:
                if other.criterion == criterion and other.first <= last and first <= other.last:
                    self.problems.add("exemptions_overlap", fields.pointer)
                    break
            read.append(
                Exemption(criterion or "", authority or "", reason or "", reference or "", first, last)
            )
        return read

    def _criterion(self, fields: Fields) -> str | None:
        names = {criterion.id for criterion in self.rules.criteria}
        return fields.name_in("criterion", names, "unknown_criterion")

    def _statements(self, key: str, year: int | None, attributes: dict[str, str]) -> None:
        said: dict[tuple[str, str | None], str] = {}
        for fields in self.fields.objects(key):
            fields.known("agency", "criterion", "outcome", "value", "reference", "date", "note")
            fields.required("agency")
            agency = fields.name_in("agency", self.rules.agencies, "unknown_agency")
            criterion = self._criterion(fields)
            outcome = fields.one_of("outcome", OUTCOMES)
            value, judged = self._value_found(fields, criterion, year, attributes)
            if outcome is not None and judged is not None and judged != outcome:
                self.problems.add("outcome_mismatch", f"{fields.pointer}/outcome")
            says = judged or outcome or (UNDETERMINED if value.is_reported() else None)
            if agency is not None and self.rules.assessments and (criterion or not fields.has("criterion")):
                if says is not None and (agency, criterion) in said:
                    same = said[agency, criterion] == says
                    code = "duplicate_statement" if same else "statements_differ"
                    self.problems.add(code, fields.pointer)
                elif not self.rules.asks(agency, criterion, key):
                    self.problems.add("unknown_assessor", f"{fields.pointer}/agency")
                if says is not None:
                    said.setdefault((agency, criterion), says)
            fields.filled("reference")
            fields.date("date")
            fields.filled("note")

    def _value_found(
        self, fields: Fields, name: str | None, year: int | None, attributes: dict[str, str]
    ) -> tuple[Value, str | None]:
        """The value of a statement, and what it comes to where that is known."""
        content = fields.content.get("value")
        if content is not None and not fields.has("criterion"):
            self.problems.add("missing_key", fields.pointer)
        criterion = None if name is None else self.rules.criterion(name)
        if content is None or criterion is None:
            return Value(), None
        pointer = f"{fields.pointer}/value"
        if isinstance(content, Members) and content.get("evidence") is not None:
            self.problems.add("unknown_key", f"{pointer}/evidence")
        value = read_value(criterion, content, pointer, self.problems)
        target = None if year is None else assignment(criterion, year, attributes).target
        if target is None or not value.is_reported():
            return value, None
        return value, judge_value(value, target, criterion.measure).outcome

    def _events(self) -> None:
        read: list[tuple[str, str, str]] = []
        for fields in self.fields.objects("events"):
            fields.known("step", "date", "reference", "note").required("step", "date")
            step = fields.name_in("step", set(self.rules.event_steps), "unknown_step")
            date = fields.date("date")
            fields.filled("reference")
            fields.filled("note")
            if step is not None and date is not None:
                read.append((step, date, fields.pointer))
        places = self.rules.event_steps
        begun = {step: min(date for other, date, _ in read if other == step) for step, _, _ in read}
        for step, date, pointer in read:
            here = places[step]
            later = [
                other
                for other, first in begun.items()
                if here is not None and (place := places[other]) is not None and place < here and date < first
            ]
            if later:
                self.problems.add("event_out_of_order", f"{pointer}/date")
