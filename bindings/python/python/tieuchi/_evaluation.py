"""Evaluations: everything that follows from one rule set and one dossier."""

import datetime
import json
from dataclasses import dataclass
from typing import Any, Literal

from tieuchi import _native
from tieuchi._enums import LanguageTag, Outcome, Reason, language
from tieuchi._parts import Frozen, Json, Subject, day, instance, sought, text
from tieuchi._register import Register
from tieuchi._results import (
    ConditionFinding,
    Documents,
    Exemption,
    Finding,
    GroupTally,
    LevelFinding,
    LevelReached,
    Receipt,
    StepReadiness,
    Tally,
)


@dataclass(frozen=True, slots=True)
class _Content:
    """What an evaluation's JSON says."""

    illustrative: bool
    findings: tuple[Finding, ...]
    conditions: tuple[ConditionFinding, ...]
    groups: tuple[GroupTally, ...]
    unreported: tuple[str, ...]
    deciding: tuple[str, ...]
    documents: Documents
    procedure: tuple[StepReadiness, ...]
    subject: Subject
    level: LevelReached | None
    levels: tuple[LevelFinding, ...]
    exemptions: tuple[Exemption, ...]

    @staticmethod
    def read(json: Json, evaluation: "Evaluation") -> "_Content":
        documents, level = json["documents"], json.get("level")
        # What a level says of a criterion stands in the place of what the lowest one says.
        findings = {each["id"]: {**each, "exemption": None} for each in json["criteria"]}
        levels = tuple(LevelFinding._read(each, findings, evaluation) for each in json.get("levels", ()))
        return _Content(
            json["illustrative"],
            tuple(Finding._read(each, evaluation) for each in json["criteria"]),
            tuple(ConditionFinding._read(each, evaluation) for each in json["conditions"]),
            tuple(GroupTally(each["id"], Tally._read(each)) for each in json["groups"]),
            tuple(json["unreported"]),
            tuple(json["deciding"]),
            Documents(tuple(documents["provided"]), tuple(documents["missing"])),
            tuple(StepReadiness(step["id"], tuple(step["missing_documents"])) for step in json["procedure"]["steps"]),
            Subject._read(json["subject"]),
            None if level is None else LevelReached._read(level, levels, findings, evaluation),
            levels,
            tuple(Exemption._read(each, each["criterion"]) for each in json.get("exemptions", ())),
        )


class Evaluation(Frozen):
    """An evaluation (kết quả đánh giá): everything that follows from one rule set and one dossier.

    `RuleSet.evaluate` makes one. It holds what the engine found; JSON, findings and explanations are worked out when
    they are asked for. Two are equal when their JSON is. A pickled one is evaluated again where it is read.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> evaluation = rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "values": {"II.3": 69.996},
    ... })
    >>> evaluation
    <Evaluation of 38.381 in 2024: not_met>
    >>> evaluation.outcome == "not_met", evaluation.reason
    (True, Reason.SOME_NOT_MET)
    >>> [finding.id for finding in evaluation.findings if finding.outcome == "not_met"]
    ['II.3']
    """

    __slots__ = ("__weakref__", "_dossier", "_inner", "_read", "_rules")

    _inner: _native.Evaluation
    _rules: "RuleSet"
    _dossier: "Dossier | None"
    _read: _Content | None

    @staticmethod
    def _of(native: _native.Evaluation, rules: "RuleSet", dossier: "Dossier | None") -> "Evaluation":
        evaluation: Evaluation = object.__new__(Evaluation)
        object.__setattr__(evaluation, "_inner", native)
        object.__setattr__(evaluation, "_rules", rules)
        object.__setattr__(evaluation, "_dossier", dossier)
        object.__setattr__(evaluation, "_read", None)
        return evaluation

    @property
    def _content(self) -> "_Content":
        content = self._read
        if content is None:
            content = _Content.read(self.to_dict(), self)
            object.__setattr__(self, "_read", content)
        return content

    @property
    def rules(self) -> "RuleSet":
        """The rule set."""
        return self._rules

    @property
    def dossier(self) -> "Dossier":
        """The dossier."""
        return self._dossier or Dossier._of(self._inner.dossier, self._rules)

    @property
    def subject(self) -> Subject:
        """The commune or district assessed."""
        return self._content.subject

    @property
    def year(self) -> int:
        """The year assessed."""
        return self._inner.dossier.year

    @property
    def is_illustrative(self) -> bool:
        """Whether the dossier marks its figures as illustrative."""
        return self._content.illustrative

    @property
    def outcome(self) -> Outcome:
        """The outcome of the whole: met, not met or undetermined.

        `met` means that recognition may be proposed (đủ điều kiện đề nghị công nhận); only a decision recognises.
        """
        return Outcome(self._inner.outcome)

    @property
    def reason(self) -> Reason:
        """Why the whole has its outcome."""
        return Reason(self._inner.reason)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for each criterion, in the order of the rule set."""
        return self._content.findings

    def finding(self, id: str) -> Finding:
        """The finding for one criterion; `KeyError` where the rule set has no such criterion.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate(
        ...     {"rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024}
        ... )
        >>> evaluation.finding("III.1").outcome
        Outcome.UNDETERMINED
        """
        wanted = text(id, "the id of a criterion")
        for finding in self.findings:
            if finding.id == wanted:
                return finding
        raise self._rules._no_criterion(wanted)

    @property
    def conditions(self) -> tuple[ConditionFinding, ...]:
        """What each condition comes to, in the order of the rule set."""
        return self._content.conditions

    def condition(self, id: str) -> ConditionFinding:
        """What one condition comes to; `KeyError` where the rule set has no such condition.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> evaluation.condition("self-score").reason
        Reason.NOT_REPORTED
        """
        wanted = text(id, "the id of a condition")
        for condition in self.conditions:
            if condition.id == wanted:
                return condition
        known = ", ".join(f"`{condition.id}`" for condition in self.conditions)
        raise KeyError(f"the rule set has no condition {wanted!r}; it has: {known or 'none'}")

    @property
    def groups(self) -> tuple[GroupTally, ...]:
        """The tally of each group, in the order of the rule set."""
        return self._content.groups

    @property
    def unreported(self) -> tuple[str, ...]:
        """All that was not reported: criteria, conditions whose score is missing, and `subject.attributes.…`."""
        return self._content.unreported

    @property
    def deciding(self) -> tuple[str, ...]:
        """What of the unreported could still change the outcome of the whole; nothing once it is decided."""
        return self._content.deciding

    @property
    def level(self) -> LevelReached | None:
        """Which level is reached, and what the next one lacks; `None` where the rule set has no levels."""
        return self._content.level

    @property
    def levels(self) -> tuple[LevelFinding, ...]:
        """What each level of recognition comes to, from the lowest; nothing where the rule set has none."""
        return self._content.levels

    def level_text(self, lang: LanguageTag = "en") -> str | None:
        """Which level is reached and what the next one lacks, in words; `None` where the rule set has no levels.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate(
        ...     {"rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024}
        ... )
        >>> evaluation.level_text() is None
        True
        """
        return self._inner.level_text(language(lang).value)

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """All exemptions of the dossier, each with whether it holds for the year."""
        return self._content.exemptions

    @property
    def documents(self) -> Documents:
        """The documents that the rule set asks for, provided and missing."""
        return self._content.documents

    @property
    def procedure(self) -> tuple[StepReadiness, ...]:
        """What each step of the procedure still needs."""
        return self._content.procedure

    def explain(self, lang: LanguageTag = "en") -> str:
        """What the outcome means, in words; never that anyone is recognised.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate(
        ...     {"rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024}
        ... )
        >>> evaluation.explain("vi")
        'chưa đủ thông tin để xác định'
        """
        return self._inner.explain(language(lang).value)

    def receipt(self) -> Receipt:
        """The evaluation bound to its dossier by hashes; they are computed here, not before.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> evaluation.receipt().dossier_sha256 == evaluation.dossier.sha256
        True
        """
        return Receipt(*self._inner.receipt())

    def standing(self, register: Register, as_of: datetime.date | None = None) -> dict[str, Any]:
        """What a register says of the subject, as `Register.standing` does.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> register = tieuchi.Register.builtin("vn.thanh-hoa.dx.register")
        >>> evaluation.standing(register) == register.standing("38.381", "district")
        True
        """
        standing: Json = json.loads(self._inner.standing_json(instance(register, Register)._inner, day(as_of)))
        return standing

    def upkeep(
        self, earlier: "Evaluation", register: Register | None = None, as_of: datetime.date | None = None
    ) -> dict[str, Any]:
        """Whether the subject has kept its criteria since an earlier evaluation, as a dict of your own.

        `docs/province.md` describes the keys. Where a register is given, the last key, `standing`, is what it says of
        the subject by the decisions of up to `as_of`, or by all on record. Raises `ComparisonError` where the two are
        of different subjects or rule sets, or `earlier` not of an earlier year.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> before, after = (
        ...     rules.evaluate({
        ...         "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": year,
        ...         "values": {"II.3": {"numerator": covered, "denominator": 1000}},
        ...     })
        ...     for year, covered in ((2024, 850), (2025, 820))
        ... )
        >>> upkeep = after.upkeep(before)
        >>> upkeep["maintained"], upkeep["criteria"][3]["status"]
        ('fallen', 'below_earlier_level')
        """
        against = instance(earlier, Evaluation)._inner
        given = _registered(register, as_of)
        upkeep: Json = json.loads(self._inner.upkeep_json(against, given, day(as_of)))
        return upkeep

    def progress(self, as_of: datetime.date | None = None) -> dict[str, Any]:
        """Where the dossier stands in its procedure, as a dict of your own.

        What is late is late as of a day; without one nothing is. `docs/procedure.md` describes the keys.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> progress = evaluation.progress()
        >>> progress["reached"], progress["next"]["step"] == progress["steps"][0]["id"]
        (None, True)
        """
        progress: Json = json.loads(self._inner.progress_json(day(as_of)))
        return progress

    def sheet(
        self, agency: str, list: Literal["opinions", "appraisals"] = "opinions", *, blank: bool = False
    ) -> dict[str, Any]:
        """What an agency is asked of the dossier in one of its lists, and what it has said, as a dict of your own.

        `blank`: in its place the blank sheet, with `to_fill` in the form of a dossier. `docs/procedure.md` describes
        both. `KeyError` with the nearest agency where there is none with this id.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "opinions": [{"agency": "so-y-te", "criterion": "V.2", "outcome": "met"}],
        ... })
        >>> [(each["id"], each["statement"] is None) for each in evaluation.sheet("so-y-te")["criteria"]]
        [('V.2', False), ('V.3', True)]
        >>> evaluation.sheet("so-y-te", blank=True)["to_fill"]["opinions"][0]["criterion"]
        'V.3'
        """
        wanted = sought(text(agency, "the id of an agency"))
        named = sought(text(list, "a list"))
        found = self._inner.sheet_json(wanted, named, instance(blank, bool))
        if found is None:
            raise KeyError(self._rules._inner.no_agency(wanted))
        sheet: Json = json.loads(found)
        return sheet

    def to_json(self, *, register: Register | None = None, as_of: datetime.date | None = None) -> str:
        """The evaluation as JSON: the same bytes for the same rule set and dossier, everywhere and always.

        `docs/results.md` describes it. Where a register is given, one key more stands last, `standing`: what it says of
        the subject by the decisions of up to `as_of`, or by all on record.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> print(evaluation.to_json()[:44])
        {"engine":{"name":"tieuchi","semantics":1},"
        >>> register = tieuchi.Register.builtin("vn.thanh-hoa.dx.register")
        >>> '"standing":{"register":' in evaluation.to_json(register=register)
        True
        """
        given = _registered(register, as_of)
        return self._inner.to_json() if given is None else self._inner.to_json_with_standing(given, day(as_of))

    def to_dict(self, *, register: Register | None = None, as_of: datetime.date | None = None) -> dict[str, Any]:
        """What `to_json` says, as a dict of your own: decimals as text, counts as `int`.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "values": {"II.3": {"numerator": 12900, "denominator": 18900}},
        ... })
        >>> evaluation.to_dict()["criteria"][3]["observed"]
        {'percent': '68.2539', 'numerator': 12900, 'denominator': 18900}
        """
        content: dict[str, Any] = json.loads(self.to_json(register=register, as_of=as_of))
        return content

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Evaluation):
            return NotImplemented
        return self._inner is other._inner or self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __repr__(self) -> str:
        return f"<Evaluation of {self.subject.id} in {self.year}: {self.outcome}>"

    def __copy__(self) -> "Evaluation":
        return self

    def __deepcopy__(self, _: object) -> "Evaluation":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return evaluate, (self.rules, self.dossier)


def _registered(register: Register | None, as_of: datetime.date | None) -> _native.Register | None:
    """The register as the engine has it. A day without one would be said for nothing."""
    if register is not None:
        return instance(register, Register)._inner
    if as_of is not None:
        raise TypeError("`as_of` is the day up to which a register counts; give the `register` too")
    return None


def evaluate(rules: "RuleSet", dossier: "Dossier") -> "Evaluation":
    """Makes a pickled evaluation again."""
    return rules.evaluate(dossier)


# Last, because they need the class above, and by name, so that `typing.get_type_hints` finds them here.
from tieuchi._rules import Dossier, RuleSet  # noqa: E402
