"""Evaluations: everything that follows from one rule set and one dossier."""

import json
from dataclasses import dataclass
from typing import Any

from tieuchi import _native
from tieuchi._enums import LanguageTag, Outcome, Reason, language
from tieuchi._parts import Frozen, Json, Subject, text
from tieuchi._results import ConditionFinding, Documents, Finding, GroupTally, Receipt, StepReadiness, Tally


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

    @staticmethod
    def read(json: Json, evaluation: "Evaluation") -> "_Content":
        documents = json["documents"]
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

    def to_json(self) -> str:
        """The evaluation as JSON: the same bytes for the same rule set and dossier, everywhere and always.

        `docs/results.md` describes it.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ... })
        >>> print(evaluation.to_json()[:44])
        {"engine":{"name":"tieuchi","semantics":1},"
        """
        return self._inner.to_json()

    def to_dict(self) -> dict[str, Any]:
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
        content: dict[str, Any] = json.loads(self.to_json())
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


def evaluate(rules: "RuleSet", dossier: "Dossier") -> "Evaluation":
    """Makes a pickled evaluation again."""
    return rules.evaluate(dossier)


# Last, because they need the class above, and by name, so that `typing.get_type_hints` finds them here.
from tieuchi._rules import Dossier, RuleSet  # noqa: E402
