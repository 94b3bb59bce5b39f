"""Rule sets, and the dossiers that are read against them."""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tieuchi import _native
from tieuchi._criteria import Criterion, Group, RecognitionLevel
from tieuchi._duties import Agency, AgencyAt, Duty, MissingPart
from tieuchi._enums import Status
from tieuchi._errors import Diagnostic
from tieuchi._evaluation import Evaluation
from tieuchi._parts import Frozen, Input, Json, Subject, Text, day, instance, sought, text, whole
from tieuchi._register import Register, Roster


@dataclass(frozen=True, slots=True)
class _Content:
    """What a rule set's canonical form says, and of each criterion what the engine says."""

    title: Text
    missing: tuple[MissingPart, ...]
    duties: tuple[Duty, ...]
    agencies: dict[str, Agency]
    groups: tuple[Group, ...]
    criteria: dict[str, Criterion]
    levels: tuple[RecognitionLevel, ...]

    @staticmethod
    def read(native: _native.RuleSet) -> "_Content":
        content: Json = json.loads(native.to_canonical_json())

        def criterion(id: str) -> Criterion:
            return Criterion._read(json.loads(native.criterion_to_json(id) or ""))

        agencies = map(Agency._read, content.get("agencies", ()))
        groups = tuple(Group._read(each, criterion) for each in content["groups"])
        return _Content(
            Text._read(content["title"]),
            tuple(map(MissingPart._read, content.get("missing", ()))),
            tuple(map(Duty._read, content.get("duties", ()))),
            {agency.id: agency for agency in agencies},
            groups,
            {criterion.id: criterion for group in groups for criterion in group.criteria},
            tuple(map(RecognitionLevel._read, content.get("levels", ()))),
        )


class RuleSet(Frozen):
    """A rule set (bộ tiêu chí): compiled once, it evaluates any number of dossiers, from any number of threads.

    `builtin` and `from_json` make one. Two are equal when their content is.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> rules
    <RuleSet vn.thanh-hoa.dx.district@2024.2.0>
    >>> rules.status, rules.level, rules.years, len(rules.criteria)
    (Status.INTERIM, 'district', (2024, 2025), 23)
    >>> evaluation = rules.evaluate({
    ...     "rule_set": "vn.thanh-hoa.dx.district",
    ...     "subject": {"id": "38.381", "name": "Thị xã Bỉm Sơn", "level": "district"},
    ...     "year": 2024,
    ...     "values": {"II.3": {"numerator": 12900, "denominator": 18900}},
    ... })
    >>> evaluation.finding("II.3").explain()
    'below target: 1.7461 percentage points short, 330 more households'
    """

    __slots__ = ("__weakref__", "_inner", "_read")

    _inner: _native.RuleSet
    _read: _Content | None

    @staticmethod
    def _of(native: _native.RuleSet) -> "RuleSet":
        rules: RuleSet = object.__new__(RuleSet)
        object.__setattr__(rules, "_inner", native)
        object.__setattr__(rules, "_read", None)
        return rules

    @staticmethod
    def builtin(id: str) -> "RuleSet":
        """A rule set that ships with the package, by its id, optionally with `@version`.

        Raises `RuleSetError` where there is none.

        >>> import tieuchi
        >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district@2024.2.0").is_complete
        True
        """
        return RuleSet._of(_native.RuleSet.builtin(id))

    @staticmethod
    def from_json(document: Input) -> "RuleSet":
        """The rule set of a document: JSON text, bytes in UTF-8, a path, or a mapping.

        Raises `RuleSetError` with everything that is wrong with it, `OSError` where a file cannot be read, `TypeError`
        and `ValueError` for what is no document. `docs/rule-format.md` describes the format.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> tieuchi.RuleSet.from_json(rules.to_canonical_json()) == rules
        True
        """
        return RuleSet._of(_native.RuleSet.from_json(document))

    def with_indices(self, indices: Iterable[Input]) -> "RuleSet":
        """The same rule set with these scoring indices attached, in place of those with the same ids.

        Each is a document: JSON text, bytes in UTF-8, a path, or a mapping. Dossiers read against the rule set may then
        report the values of their indicators. Raises `IndexDocumentError` where an index cannot be read, or is none
        that the rule set refers to. `docs/index-format.md` describes the format.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> rules.with_indices([{
        ...     "kind": "index", "id": "dti-3853-district", "version": "1.0.0", "status": "incomplete",
        ...     "title": {"vi": "Bộ chỉ số"}, "subject": {"level": "district"}, "groups": [],
        ... }]) == rules
        True
        """
        return RuleSet._of(self._inner.with_indices(list(indices)))

    @property
    def _content(self) -> "_Content":
        content = self._read
        if content is None:
            content = _Content.read(self._inner)
            object.__setattr__(self, "_read", content)
        return content

    @property
    def id(self) -> str:
        """Its id: `vn.thanh-hoa.dx.district`."""
        return self._inner.id

    @property
    def version(self) -> str:
        """Its version: three whole numbers, by custom beginning with the year of the decision."""
        return self._inner.version

    @property
    def status(self) -> Status:
        """How far it may be relied on."""
        return Status(self._inner.status)

    @property
    def title(self) -> Text:
        """Its title."""
        return self._content.title

    @property
    def level(self) -> str:
        """The level of the subjects it assesses: `district`, `commune`."""
        return self._inner.level

    @property
    def years(self) -> tuple[int, ...]:
        """The years that may be assessed, ascending."""
        return tuple(self._inner.years)

    @property
    def is_complete(self) -> bool:
        """Whether it holds all that its source declares. A set that does not is never met."""
        return self._inner.is_complete

    @property
    def sha256(self) -> str:
        """The SHA-256 of its canonical form, 64 hexadecimal digits."""
        return self._inner.sha256

    @property
    def groups(self) -> tuple[Group, ...]:
        """Its groups with their criteria, in its order."""
        return self._content.groups

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria of all groups, in its order."""
        return tuple(self._content.criteria.values())

    def criterion(self, id: str) -> Criterion:
        """The criterion with this id; `KeyError` with the nearest one where there is none.

        >>> import tieuchi
        >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").criterion("II.3").measure.counted.en
        'households'
        """
        criterion = self._content.criteria.get(text(id, "the id of a criterion"))
        if criterion is None:
            raise self._no_criterion(id)
        return criterion

    def _no_criterion(self, id: str) -> KeyError:
        return KeyError(self._inner.no_criterion(sought(id)))

    @property
    def levels(self) -> tuple[RecognitionLevel, ...]:
        """Its levels of recognition, from the lowest; none where it knows only one."""
        return self._content.levels

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that it names."""
        return tuple(self._content.agencies.values())

    def agency(self, id: str) -> Agency:
        """The agency with this id; `KeyError` with the nearest one where there is none.

        >>> import tieuchi
        >>> tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").agency("so-tttt").name.en
        'Department of Information and Communications'
        """
        agency = self._content.agencies.get(text(id, "the id of an agency"))
        if agency is None:
            raise KeyError(self._inner.no_agency(sought(id)))
        return agency

    def agency_at(self, id: str, day: datetime.date) -> AgencyAt:
        """Who acts for an agency on a day, by the name it has then; `KeyError` with the nearest id where there is none.

        >>> import datetime
        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.commune")
        >>> then = rules.agency_at("ubnd-thi-xa", datetime.date(2025, 6, 30))
        >>> then.name.en, then.ended
        ("People's Committee of Bỉm Sơn town", None)
        """
        then = self._inner.agency_at_json(self.agency(id).id, datetime.date.isoformat(day))
        if then is None:
            raise ValueError(f"the days are those of the years 1900 to 2999, not {day}")
        return AgencyAt._read(json.loads(then))

    @property
    def missing(self) -> tuple[MissingPart, ...]:
        """The parts of its source that its makers did not have."""
        return self._content.missing

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties that decide no outcome, in its order."""
        return self._content.duties

    def duties_of(self, agency: str) -> tuple[Duty, ...]:
        """The duties that name this agency; of a class of agencies those of the class alone.

        `KeyError` with the nearest agency where the rule set has none of this id.

        >>> import tieuchi
        >>> duties = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.commune").duties_of("phong-vhtt")
        >>> [duty.source.locator for duty in duties]
        ['mục 5, đoạn thứ nhất', 'mục 5, đoạn thứ hai', 'mục 5, đoạn thứ hai']
        """
        duties = self._inner.duties_of_json(self.agency(agency).id)
        return tuple(map(Duty._read, json.loads(duties or "[]")))

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What was found on reading it that does not forbid its use."""
        return tuple(Diagnostic._read(json.loads(each)) for each in self._inner.warnings())

    def read_dossier(self, document: Input) -> "Dossier":
        """The dossier of a document, read against this rule set: JSON text, bytes in UTF-8, a path, or a mapping.

        Raises `DossierError` with everything that is wrong with it, `OSError` where a file cannot be read, `TypeError`
        and `ValueError` for what is no document. `docs/dossier-format.md` describes the format.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> dossier = rules.read_dossier(
        ...     '{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"},'
        ...     ' "year": 2024, "values": {"II.3": 82.50}}'
        ... )
        >>> dossier.to_dict()["values"]
        {'II.3': {'percent': '82.5'}}
        """
        return Dossier._of(self._inner.read_dossier(document), self)

    def evaluate(self, dossier: "Input | Dossier") -> Evaluation:
        """What a dossier comes to: one that was read, or a document as `read_dossier` takes it.

        Evaluating does not fail; reading a document can, as `read_dossier` says. A dossier that was read against a rule
        set of other content is undetermined throughout.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> evaluation = rules.evaluate({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "values": {"II.4": 0},
        ... })
        >>> evaluation.outcome
        Outcome.NOT_MET
        """
        if isinstance(dossier, Dossier):
            return Evaluation._of(self._inner.evaluate(dossier._inner), self, dossier)
        return Evaluation._of(self._inner.evaluate_document(dossier), self, None)

    def roll_up(
        self,
        roster: Roster,
        register: Register,
        unit: str,
        year: int,
        evaluations: Iterable[Evaluation] = (),
        as_of: datetime.date | None = None,
    ) -> dict[str, Any]:
        """The criterion of a unit that follows from the recognitions of its parts, as a dict of your own.

        The evaluations are of the unit's parts, for the year and for the years for which they are recognised, and of
        the unit itself, for what it reports. Decisions of up to `as_of` count; without it all on record.
        `docs/province.md` describes the keys. Raises `ComparisonError` with all that does not belong together.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> roster = tieuchi.Roster.builtin("vn.thanh-hoa.roster")
        >>> register = tieuchi.Register.builtin("vn.thanh-hoa.dx.register")
        >>> found = rules.roll_up(roster, register, "38.381", 2024)
        >>> found["criterion"], found["units"], found["recognised"], found["outcome"]
        ('I.1', 7, 0, 'not_met')
        """
        found: dict[str, Any] = json.loads(
            self._inner.roll_up_json(
                instance(roster, Roster)._inner,
                instance(register, Register)._inner,
                sought(text(unit, "the id of a unit")),
                whole(year, "a year"),
                [instance(each, Evaluation)._inner for each in evaluations],
                day(as_of),
            )
        )
        return found

    def outlook(self, dossier: "Input | Dossier", year: int | None = None) -> dict[str, Any]:
        """What a dossier's values come to against the targets of another year, as a dict of your own.

        Without a year it is the next one that the rule set assesses. The dossier is one that was read, or a document as
        `read_dossier` takes it. `docs/province.md` describes the keys. Raises `ComparisonError` for a year that the
        rule set does not assess, and where it assesses none after the dossier's.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> outlook = rules.outlook({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "values": {"II.3": {"numerator": 13230, "denominator": 18900}},
        ... })
        >>> outlook["year"], outlook["criteria"][3]["shortfall"]
        (2025, {'percent': '10', 'count': 1890})
        """
        wanted = None if year is None else whole(year, "a year")
        read = dossier if isinstance(dossier, Dossier) else self.read_dossier(dossier)
        outlook: dict[str, Any] = json.loads(self._inner.outlook_json(read._inner, wanted))
        return outlook

    def to_canonical_json(self) -> str:
        """The canonical form: the same content always gives the same text. It reads back to an equal rule set.

        >>> import hashlib
        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> rules.sha256 == hashlib.sha256(rules.to_canonical_json().encode()).hexdigest()
        True
        """
        return self._inner.to_canonical_json()

    def to_dict(self) -> dict[str, Any]:
        """What the canonical form says, as a dict of your own.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> changed = {**rules.to_dict(), "version": "2024.2.0"}
        >>> tieuchi.RuleSet.from_json(changed).version
        '2024.2.0'
        """
        content: dict[str, Any] = json.loads(self.to_canonical_json())
        return content

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RuleSet):
            return NotImplemented
        return self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __repr__(self) -> str:
        return f"<RuleSet {self.id}@{self.version}>"

    def __copy__(self) -> "RuleSet":
        return self

    def __deepcopy__(self, _: object) -> "RuleSet":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_rule_set, (self.to_canonical_json(), tuple(self._inner.attached()))


def _read_rule_set(text: str, indices: tuple[str, ...]) -> RuleSet:
    """Makes a pickled rule set again."""
    return RuleSet.from_json(text).with_indices(indices)


class Dossier(Frozen):
    """A dossier (hồ sơ): what is known of a subject for one year, read against a rule set.

    `RuleSet.read_dossier` makes one. Two are equal when they say the same of equal rule sets.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> dossier = rules.read_dossier(
    ...     {"rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024}
    ... )
    >>> dossier
    <Dossier of 38.381 in 2024 for vn.thanh-hoa.dx.district@2024.2.0>
    >>> dossier.subject.level
    'district'
    """

    __slots__ = ("__weakref__", "_inner", "_rules")

    _inner: _native.Dossier
    _rules: RuleSet

    @staticmethod
    def _of(native: _native.Dossier, rules: RuleSet) -> "Dossier":
        dossier: Dossier = object.__new__(Dossier)
        object.__setattr__(dossier, "_inner", native)
        object.__setattr__(dossier, "_rules", rules)
        return dossier

    @property
    def rules(self) -> "RuleSet":
        """The rule set it was read against."""
        return self._rules

    @property
    def rule_set(self) -> str:
        """The rule set as the dossier names it: an id, optionally with `@version`."""
        return self._inner.rule_set

    @property
    def subject(self) -> Subject:
        """The commune or district assessed."""
        return Subject._read(self.to_dict()["subject"])

    @property
    def year(self) -> int:
        """The year assessed."""
        return self._inner.year

    @property
    def sha256(self) -> str:
        """The SHA-256 of its canonical form, 64 hexadecimal digits."""
        return self._inner.sha256

    def to_canonical_json(self) -> str:
        """The canonical form: the same content always gives the same text, however it was laid out or spelled.

        >>> import hashlib
        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> dossier = rules.read_dossier({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "values": {"II.4": 12},
        ... })
        >>> dossier.sha256 == hashlib.sha256(dossier.to_canonical_json().encode()).hexdigest()
        True
        """
        return self._inner.to_canonical_json()

    def to_dict(self) -> dict[str, Any]:
        """What the canonical form says, as a dict of your own.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> dossier = rules.read_dossier({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "values": {"II.4": 12},
        ... })
        >>> dossier.to_dict()["values"]
        {'II.4': {'count': 12}}
        """
        content: dict[str, Any] = json.loads(self.to_canonical_json())
        return content

    def scores(self) -> list[dict[str, Any]]:
        """What each score comes to: its points, and where indicators were reported, those of each group and indicator.

        `docs/index-format.md` describes the keys.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> dossier = rules.read_dossier({
        ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
        ...     "scores": [{"index": "dti-3853-district", "year": 2024, "basis": "self", "points": 71, "maximum": 90}],
        ... })
        >>> dossier.scores()[0]["percent"]
        '78.8888'
        """
        scores: list[dict[str, Any]] = json.loads(self._inner.scores_json())["scores"]
        return scores

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dossier):
            return NotImplemented
        return self.rules == other.rules and self.to_canonical_json() == other.to_canonical_json()

    def __hash__(self) -> int:
        return hash((self.rules, self.to_canonical_json()))

    def __repr__(self) -> str:
        return f"<Dossier of {self.subject.id} in {self.year} for {self.rules.id}@{self.rules.version}>"

    def __copy__(self) -> "Dossier":
        return self

    def __deepcopy__(self, _: object) -> "Dossier":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_dossier, (self.rules, self.to_canonical_json())


def _read_dossier(rules: RuleSet, text: str) -> "Dossier":
    """Makes a pickled dossier again."""
    return rules.read_dossier(text)


class RuleSets:
    """Rule sets at hand, from which each dossier picks its own by name.

    >>> import tieuchi
    >>> sets = tieuchi.RuleSets.builtin()
    >>> [rules.id for rules in sets]
    ['vn.thanh-hoa.dx.commune', 'vn.thanh-hoa.dx.district']
    >>> evaluation = sets.evaluate({
    ...     "rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2025,
    ... })
    >>> evaluation.rules.id
    'vn.thanh-hoa.dx.district'
    """

    __slots__ = ("__weakref__", "_given", "_inner")

    _inner: _native.RuleSets
    _given: dict[str, RuleSet]
    """The objects that were added, by id and version; which of them are held, the engine knows."""

    def __init__(self, sets: Iterable[RuleSet] = ()) -> None:
        self._inner = _native.RuleSets()
        self._given = {}
        for rules in sets:
            self.add(rules)

    @staticmethod
    def builtin() -> "RuleSets":
        """All that ship with the package.

        >>> import tieuchi
        >>> "vn.thanh-hoa.dx.district" in [rules.id for rules in tieuchi.RuleSets.builtin()]
        True
        """
        sets = RuleSets()
        sets._inner = _native.RuleSets.builtin()
        return sets

    def add(self, rules: RuleSet) -> None:
        """Adds a rule set. Of two with the same id and version, the one added last counts.

        >>> import tieuchi
        >>> sets = tieuchi.RuleSets()
        >>> sets.add(tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district"))
        >>> len(sets)
        1
        """
        if not isinstance(rules, RuleSet):
            raise TypeError(f"a RuleSet is added, not a `{type(rules).__name__}`")
        self._given[f"{rules.id}@{rules.version}"] = rules
        self._inner.add(rules._inner)

    def _as_given(self, native: _native.RuleSet) -> "RuleSet":
        """The object that was added, which has read its content already; another where it was overtaken."""
        name = f"{native.id}@{native.version}"
        rules = self._given.setdefault(name, RuleSet._of(native))
        return rules if rules.sha256 == native.sha256 else RuleSet._of(native)

    def read_dossier(self, document: Input) -> "Dossier":
        """The dossier of a document, read against the rule set that it names.

        Where it names no version, the highest at hand counts. It takes and raises what `RuleSet.read_dossier` does.

        >>> import tieuchi
        >>> dossier = tieuchi.RuleSets.builtin().read_dossier({
        ...     "rule_set": "vn.thanh-hoa.dx.district",
        ...     "subject": {"id": "38.381", "level": "district"},
        ...     "year": 2024,
        ... })
        >>> dossier.rules.id
        'vn.thanh-hoa.dx.district'
        """
        dossier = self._inner.read_dossier(document)
        return Dossier._of(dossier, self._as_given(dossier.rules))

    def evaluate(self, dossier: "Input | Dossier") -> Evaluation:
        """What a dossier comes to: one that was read, or a document as `read_dossier` takes it.

        One that was read is evaluated by the rule set it was read against, a document by the one that it names.

        >>> import tieuchi
        >>> evaluation = tieuchi.RuleSets.builtin().evaluate({
        ...     "rule_set": "vn.thanh-hoa.dx.district",
        ...     "subject": {"id": "38.381", "level": "district"},
        ...     "year": 2024,
        ... })
        >>> evaluation.outcome
        Outcome.UNDETERMINED
        """
        read = dossier if isinstance(dossier, Dossier) else self.read_dossier(dossier)
        return read.rules.evaluate(read)

    def __iter__(self) -> Iterator[RuleSet]:
        return iter([self._as_given(native) for native in self._inner.members()])

    def __len__(self) -> int:
        return len(self._inner.members())

    def __repr__(self) -> str:
        return f"<RuleSets {', '.join(f'{rules.id}@{rules.version}' for rules in self)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return RuleSets, (tuple(self),)
