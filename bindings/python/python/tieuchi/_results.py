"""What an evaluation consists of: findings, conditions, tallies, documents, receipts."""

import datetime
import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from tieuchi import _evaluation
from tieuchi._enums import Basis, LanguageTag, Outcome, Reason, language
from tieuchi._parts import Bound, Citation, Json, Source, Text, date, decimal


@dataclass(frozen=True, slots=True)
class Observed:
    """A value as reported; what was not reported is `None`.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "values": {"II.3": {"numerator": 12900, "denominator": 18900}},
    ... })
    >>> observed = evaluation.finding("II.3").observed
    >>> observed.percent, observed.numerator, observed.denominator, observed.stated
    (Decimal('68.2539'), 12900, 18900, None)
    """

    percent: Decimal | None
    """Percent as stated; or computed from the ratio, with at most four decimals, cut towards failure."""
    numerator: int | None
    """The numerator of a ratio."""
    denominator: int | None
    """The denominator of a ratio."""
    stated: Decimal | None
    """The percentage that was stated beside the ratio, which decides."""
    present: bool | None
    """Whether there is any, where that was reported."""
    count: int | None
    """How many."""
    amount: Decimal | None = None
    """How much, in the unit of the criterion."""

    @staticmethod
    def _read(json: Json) -> "Observed":
        return Observed(
            decimal(json.get("percent")),
            json.get("numerator"),
            json.get("denominator"),
            decimal(json.get("stated")),
            json.get("present"),
            json.get("count"),
            decimal(json.get("amount")),
        )


@dataclass(frozen=True, slots=True)
class Shortfall:
    """How far a value is from its target; what cannot be stated is `None`.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "values": {"II.3": {"numerator": 12900, "denominator": 18900}},
    ... })
    >>> evaluation.finding("II.3").shortfall
    Shortfall(percent=Decimal('1.7461'), count=330, amount=None)
    """

    percent: Decimal | None
    """Percentage points, at most four decimals, rounded up."""
    count: int | None
    """How many more units reach the target with the denominator as it is; how many fewer, for `at_most`."""
    amount: Decimal | None = None
    """How much in the unit of the criterion, at most four decimals, rounded up."""

    @staticmethod
    def _read_optional(json: Json | None) -> "Shortfall | None":
        if json is None:
            return None
        return Shortfall(decimal(json.get("percent")), json.get("count"), decimal(json.get("amount")))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence for a criterion.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "values": {"II.2": {"present": True, "evidence": [{"title": "Biên bản", "date": "2024-11-12"}]}},
    ... })
    >>> evaluation.finding("II.2").evidence
    (Evidence(title='Biên bản', reference=None, date=datetime.date(2024, 11, 12)),)
    """

    title: str
    """What it is."""
    reference: str | None
    """Its number or other reference."""
    date: datetime.date | None
    """Its date."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """An exemption (miễn) from a criterion, as an authority granted it.

    >>> import datetime
    >>> import tieuchi
    >>> day = datetime.date
    >>> tieuchi.Exemption("A.1", "ubnd", "đảo", "12/QĐ-UBND", day(2024, 1, 1), day(2025, 12, 31)).until
    datetime.date(2025, 12, 31)
    """

    criterion: str
    """The id of the criterion."""
    authority: str
    """The id of the agency that granted it."""
    reason: str
    """Why."""
    reference: str
    """The number or other reference of the act that grants it."""
    from_: datetime.date
    """The first day on which it holds."""
    until: datetime.date
    """The last day on which it holds."""
    in_force: bool = True
    """Whether it holds for the year assessed."""
    without: tuple[Outcome, Reason] | None = None
    """What the finding would be without it, where it decides one."""

    @staticmethod
    def _read(json: Json, criterion: str) -> "Exemption":
        without = json.get("without")
        return Exemption(
            criterion,
            json["authority"],
            json["reason"],
            json["reference"],
            datetime.date.fromisoformat(json["from"]),
            datetime.date.fromisoformat(json["until"]),
            json.get("in_force", True),
            None if without is None else (Outcome(without["outcome"]), Reason(without["reason"])),
        )


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """A finding (kết quả từng tiêu chí): the outcome for one criterion, why, how far off and on what ground.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "values": {"II.3": {"numerator": 12900, "denominator": 18900}},
    ... })
    >>> finding = evaluation.finding("II.3")
    >>> finding
    <Finding II.3: not_met, below_target>
    >>> finding.observed.percent, finding.target.at_least, finding.shortfall.count
    (Decimal('68.2539'), Decimal('70'), 330)
    """

    id: str
    """The id of the criterion: `II.3`."""
    outcome: Outcome
    """The outcome."""
    reason: Reason
    """Why."""
    observed: Observed | None
    """The value as reported; `None` where nothing was."""
    target: Bound | None
    """What is demanded of this subject in this year; `None` where nothing is, or where that is not known."""
    chosen_by: tuple[str, str] | None
    """The attribute by which the target was chosen, and its value, where the target depends on one."""
    shortfall: Shortfall | None
    """How far off, where it is not met and a distance can be stated."""
    title: Text
    """The criterion's title."""
    measure: Literal["percent", "yes_no", "count", "amount"]
    """How the criterion is measured."""
    lead_agencies: tuple[str, ...]
    """The ids of who leads guidance and assessment."""
    citations: tuple[Citation, ...]
    """The legal ground."""
    source: Source
    """Where the criterion stands, word for word."""
    interpretation: Text | None
    """A reading beyond the source's words."""
    evidence: tuple[Evidence, ...]
    """The evidence for it, in the order of the dossier."""
    exemption: Exemption | None
    """The exemption that holds for the subject in this year, where one does."""
    _level: str | None
    _whole: "_evaluation.Evaluation" = field(compare=False)

    def explain(self, lang: LanguageTag = "en") -> str:
        """The reason in words, with the distance where there is one.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "values": {"II.3": {"numerator": 12900, "denominator": 18900}},
        ... })
        >>> evaluation.finding("II.3").explain("vi")
        'thấp hơn chỉ tiêu: thiếu 1,7461 điểm phần trăm, cần thêm 330 hộ gia đình'
        """
        return self._words(lang)[0]

    def target_text(self, lang: LanguageTag = "en") -> str:
        """The target in words; empty where there is none.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate(
        ...     {"rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024}
        ... )
        >>> evaluation.finding("II.3").target_text("vi")
        '≥ 70%'
        """
        return self._words(lang)[1]

    def observed_text(self, lang: LanguageTag = "en") -> str:
        """The value in words; empty where none was reported.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "values": {"II.3": {"numerator": 12900, "denominator": 18900}},
        ... })
        >>> evaluation.finding("II.3").observed_text("vi")
        '68,2539% (12.900/18.900)'
        """
        return self._words(lang)[2]

    def _words(self, lang: LanguageTag) -> tuple[str, str, str]:
        return self._whole._inner.explain_finding(self.id, self._level, language(lang).value)

    def __repr__(self) -> str:
        return f"<Finding {self.id}: {self.outcome}, {self.reason}>"

    @staticmethod
    def _read(json: Json, evaluation: "_evaluation.Evaluation", level: str | None = None) -> "Finding":
        observed, target, exemption = json["observed"], json["target"], json.get("exemption")
        chosen_by = None if target is None else next(iter(target.get("by", {}).items()), None)
        return Finding(
            json["id"],
            Outcome(json["outcome"]),
            Reason(json["reason"]),
            None if observed is None else Observed._read(observed),
            Bound._read_optional(target),
            chosen_by,
            Shortfall._read_optional(json["shortfall"]),
            Text._read(json["title"]),
            json["measure"],
            tuple(json["lead_agencies"]),
            tuple(map(Citation._read, json["citations"])),
            Source._read(json["source"]),
            Text._read_optional(json["interpretation"]),
            tuple(Evidence(each["title"], each["reference"], date(each["date"])) for each in json["evidence"]),
            None if exemption is None else Exemption._read(exemption, json["id"]),
            level,
            evaluation,
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many criteria have which outcome.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "values": {"II.4": 12},
    ... })
    >>> evaluation.condition("criteria").tally
    Tally(met=1, not_met=0, undetermined=22, not_applicable=0)
    """

    met: int
    """How many are met."""
    not_met: int
    """How many are not met."""
    undetermined: int
    """How many are undetermined."""
    not_applicable: int
    """How many are not assigned."""

    @staticmethod
    def _read(json: Json) -> "Tally":
        return Tally(json["met"], json["not_met"], json["undetermined"], json["not_applicable"])


@dataclass(frozen=True, slots=True)
class GroupTally:
    """The tally of a group.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "values": {"II.4": 12},
    ... })
    >>> [(group.id, group.tally.met, group.tally.undetermined) for group in evaluation.groups][1]
    ('II', 1, 4)
    """

    id: str
    """The id of the group: `II`."""
    tally: Tally
    """How many of its criteria have which outcome."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points out of a maximum.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "scores": [{"index": "dti-3853-district", "year": 2024, "basis": "self", "points": 781, "maximum": 1000}],
    ... })
    >>> evaluation.condition("self-score").observed
    Points(points=Decimal('781'), maximum=Decimal('1000'), percent=Decimal('78.1'), low=None, high=None)
    """

    points: Decimal | None
    """The points reached; `None` where indicators are missing on which they depend."""
    maximum: Decimal
    """The most that can be reached."""
    percent: Decimal | None
    """The share in percent, at most four decimals, rounded down; `None` where the maximum is 0 or the points open."""
    low: Decimal | None = None
    """The fewest points that are possible, where they follow from indicators."""
    high: Decimal | None = None
    """The most points that are possible, where they follow from indicators."""

    @staticmethod
    def _read(json: Json) -> "Points":
        return Points(
            decimal(json["points"]),
            Decimal(json["maximum"]),
            decimal(json["percent"]),
            decimal(json.get("low")),
            decimal(json.get("high")),
        )


@dataclass(frozen=True, slots=True, repr=False)
class ConditionFinding:
    """What one condition of recognition (điều kiện công nhận) comes to.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "scores": [{"index": "dti-3853-district", "year": 2023, "basis": "official",
    ...                 "points": 699.5, "maximum": 1000}],
    ... })
    >>> condition = evaluation.condition("previous-score")
    >>> condition
    <ConditionFinding previous-score: not_met, below_target>
    >>> condition.observed.percent, condition.at_least_percent, condition.missing_points
    (Decimal('69.95'), Decimal('70'), Decimal('0.5'))
    """

    id: str
    """The id of the condition: `previous-score`."""
    outcome: Outcome
    """The outcome."""
    reason: Reason
    """Why."""
    tally: Tally | None
    """Of the criteria, where the condition asks for them."""
    index: str | None
    """The id of the scoring index, where the condition asks for a score."""
    year: int | None
    """The year of the score that is asked for."""
    basis: Basis | None
    """By whom it is scored."""
    observed: Points | None
    """The score, where it was reported."""
    at_least_percent: Decimal | None
    """The share of the maximum that is asked for, in percent."""
    missing_points: Decimal | None
    """How many points are missing, at most four decimals, rounded up; `None` where none are."""
    title: Text | None
    """The condition's title."""
    source: Source
    """Where the condition stands, word for word."""
    interpretation: Text | None
    """A reading beyond the source's words."""
    _level: str | None
    _whole: "_evaluation.Evaluation" = field(compare=False)

    def explain(self, lang: LanguageTag = "en") -> str:
        """What is asked, what was reached and what is missing, in words.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> print(evaluation.condition("self-score").explain())
        self-assessment of 2024, at least 70% of all points: not reported
        """
        return self._words(lang)[0]

    def deciding_text(self, lang: LanguageTag = "en") -> str:
        """The indicators that decide the condition, in words; empty where none does.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> evaluation.condition("self-score").deciding_text()
        ''
        """
        return self._words(lang)[1]

    def _words(self, lang: LanguageTag) -> tuple[str, str]:
        return self._whole._inner.explain_condition(self.id, self._level, language(lang).value)

    def __repr__(self) -> str:
        return f"<ConditionFinding {self.id}: {self.outcome}, {self.reason}>"

    @staticmethod
    def _read(json: Json, evaluation: "_evaluation.Evaluation", level: str | None = None) -> "ConditionFinding":
        is_score = "index" in json
        observed, shortfall = json.get("observed"), json.get("shortfall")
        return ConditionFinding(
            json["id"],
            Outcome(json["outcome"]),
            Reason(json["reason"]),
            None if is_score else Tally._read(json),
            json.get("index"),
            json.get("year"),
            Basis(json["basis"]) if is_score else None,
            None if observed is None else Points._read(observed),
            Decimal(json["target"]["at_least_percent"]) if is_score else None,
            None if shortfall is None else Decimal(shortfall["points"]),
            Text._read_optional(json["title"]),
            Source._read(json["source"]),
            Text._read_optional(json["interpretation"]),
            level,
            evaluation,
        )


@dataclass(frozen=True, slots=True, repr=False)
class LevelFinding:
    """What a dossier comes to at one level of recognition.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ... })
    >>> evaluation.levels  # this rule set knows only one
    ()
    """

    id: str
    """The id of the level."""
    outcome: Outcome
    """The outcome."""
    reason: Reason
    """Why."""
    conditions: tuple[ConditionFinding, ...]
    """What its own conditions come to."""
    findings: tuple[Finding, ...]
    """The findings whose target, outcome or reason is not that of the lowest level."""
    title: Text
    """Its title."""
    source: Source
    """Where it stands."""
    interpretation: Text | None
    """A reading beyond the source's words."""

    def __repr__(self) -> str:
        return f"<LevelFinding {self.id}: {self.outcome}, {self.reason}>"

    @staticmethod
    def _read(json: Json, findings: dict[str, Json], evaluation: "_evaluation.Evaluation") -> "LevelFinding":
        level = json["id"]
        return LevelFinding(
            level,
            Outcome(json["outcome"]),
            Reason(json["reason"]),
            tuple(ConditionFinding._read(each, evaluation, level) for each in json["conditions"]),
            tuple(Finding._read({**findings[each["id"]], **each}, evaluation, level) for each in json["criteria"]),
            Text._read(json["title"]),
            Source._read(json["source"]),
            Text._read_optional(json["interpretation"]),
        )


@dataclass(frozen=True, slots=True)
class LevelReached:
    """Which level of recognition is reached, and what the next one lacks.

    >>> import tieuchi
    >>> tieuchi.LevelReached(None, "level-1", "level-1", (), ()).possible
    'level-1'
    """

    reached: str | None
    """The id of the highest level that is met; `None` where none is."""
    possible: str | None
    """The id of the highest level that is not ruled out; `None` where none is left."""
    next: str | None
    """The id of the lowest level that is not met; `None` where the highest is reached."""
    lacking_criteria: tuple[Finding, ...]
    """What the next level lacks of the criteria that its conditions ask for, at its targets."""
    lacking_conditions: tuple[ConditionFinding, ...]
    """The conditions of the next level that are not met or undetermined."""

    @staticmethod
    def _read(
        json: Json, levels: tuple[LevelFinding, ...], findings: dict[str, Json], evaluation: "_evaluation.Evaluation"
    ) -> "LevelReached":
        next_, lacking = json["next"], json["lacking"] or {"criteria": (), "conditions": ()}
        level = next((level for level in levels if level.id == next_), None)
        conditions = {each.id: each for each in (level.conditions if level else ())}
        differing = {each.id: each for each in (level.findings if level else ())}

        def finding(id: str) -> Finding:
            return differing.get(id) or Finding._read(findings[id], evaluation, next_)

        return LevelReached(
            json["reached"],
            json["possible"],
            next_,
            tuple(finding(each["id"]) for each in lacking["criteria"]),
            tuple(conditions[each["id"]] for each in lacking["conditions"]),
        )


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents that the rule set asks for. Those that are missing do not change the outcome.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "documents": [{"id": "report"}],
    ... })
    >>> evaluation.documents.provided
    ('report',)
    """

    provided: tuple[str, ...]
    """The ids of those that the dossier holds."""
    missing: tuple[str, ...]
    """The ids of those that it lacks."""


@dataclass(frozen=True, slots=True)
class StepReadiness:
    """What a step of the procedure still needs.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ... })
    >>> any("report" in step.missing_documents for step in evaluation.procedure)
    True
    """

    id: str
    """The id of the step."""
    missing_documents: tuple[str, ...]
    """The ids of the documents that it needs and the dossier lacks."""


@dataclass(frozen=True, slots=True, repr=False)
class Receipt:
    """A receipt: an evaluation bound to its dossier by hashes.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> dossier = rules.read_dossier(
    ...     {"rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024}
    ... )
    >>> receipt = rules.evaluate(dossier).receipt()
    >>> receipt.dossier_sha256 == dossier.sha256
    True
    >>> receipt.to_dict()["receipt"]["evaluation"]["sha256"] == receipt.evaluation_sha256
    True
    """

    dossier_sha256: str
    """The SHA-256 of the dossier's canonical form, 64 hexadecimal digits."""
    evaluation_sha256: str
    """The SHA-256 of the evaluation's JSON, 64 hexadecimal digits."""
    _json: str

    def to_json(self) -> str:
        """The evaluation's JSON with one key more at its end, `receipt`, that holds both hashes.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> receipt = evaluation.receipt()
        >>> receipt.to_json().startswith(evaluation.to_json()[:-1] + ',"receipt":{')
        True
        """
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """What `to_json` says, as a dict of your own.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> receipt = evaluation.receipt().to_dict()["receipt"]
        >>> receipt["dossier"]["sha256"] == evaluation.dossier.sha256
        True
        """
        content: dict[str, Any] = json.loads(self._json)
        return content

    def __repr__(self) -> str:
        return f"<Receipt of evaluation {self.evaluation_sha256[:12]}…, dossier {self.dossier_sha256[:12]}…>"
