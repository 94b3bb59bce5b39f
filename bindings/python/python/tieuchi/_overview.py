"""Several units together: overviews of all units of a roster, and the places of scores."""

import datetime
import json
from collections.abc import Iterable
from typing import Any, NoReturn

from tieuchi import _native
from tieuchi._enums import Basis
from tieuchi._evaluation import Evaluation
from tieuchi._parts import day, instance, sought, text, whole
from tieuchi._register import Register, Roster
from tieuchi._rules import Dossier, RuleSet


class Overview:
    """An overview (tổng hợp) of all units of a roster for one year.

    It says what their dossiers come to, which of them are recognised on record, and what follows for the units above.
    Evaluations are added one by one, in any order, from any thread. Of a unit that is not recognised no more is kept
    than its outcome, so that many thousands take little room. `docs/province.md` describes it.

    Decisions of up to `as_of` count; without it all on record. Raises `ComparisonError` where the rule set does not
    assess the year or counts no recognitions, or where the roster lacks a level.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> roster = tieuchi.Roster.builtin("vn.thanh-hoa.roster")
    >>> register = tieuchi.Register.builtin("vn.thanh-hoa.dx.register")
    >>> overview = tieuchi.Overview(rules, roster, register, 2024)
    >>> overview.add(rules.evaluate({
    ...     "rule_set": rules.id, "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ...     "values": {"I.1": {"numerator": 7, "denominator": 7}},
    ... }))
    >>> overview.to_dict()["contradicted"]
    ['38.381']
    """

    __slots__ = ("__weakref__", "_as_of", "_inner", "_register", "_roster", "_rules", "_year")

    _inner: _native.Overview
    _rules: RuleSet
    _roster: Roster
    _register: Register
    _year: int
    _as_of: datetime.date | None

    def __init__(
        self, rules: RuleSet, roster: Roster, register: Register, year: int, as_of: datetime.date | None = None
    ) -> None:
        self._rules = instance(rules, RuleSet)
        self._roster = instance(roster, Roster)
        self._register = instance(register, Register)
        self._year = whole(year, "a year")
        self._as_of = as_of
        self._inner = _native.Overview(rules._inner, roster._inner, register._inner, self._year, day(as_of))

    @property
    def rules(self) -> RuleSet:
        """The rule set."""
        return self._rules

    @property
    def roster(self) -> Roster:
        """The roster."""
        return self._roster

    @property
    def register(self) -> Register:
        """The register."""
        return self._register

    @property
    def year(self) -> int:
        """The year assessed."""
        return self._year

    @property
    def as_of(self) -> datetime.date | None:
        """The day up to which decisions count; `None`: all on record."""
        return self._as_of

    def add(self, evaluation: Evaluation) -> None:
        """Adds an evaluation.

        Raises `ComparisonError` where the roster does not have its subject, where there is one of the same subject and
        year already, or where it is by another rule set than the one that the overview is for.

        >>> import tieuchi
        >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
        >>> overview = tieuchi.Overview(
        ...     rules, tieuchi.Roster.builtin("vn.thanh-hoa.roster"),
        ...     tieuchi.Register.builtin("vn.thanh-hoa.dx.register"), 2024,
        ... )
        >>> overview.add(rules.evaluate(
        ...     {"rule_set": rules.id, "subject": {"id": "1", "level": "district"}, "year": 2024}
        ... ))
        Traceback (most recent call last):
        tieuchi.ComparisonError: not_in_roster: the roster has no unit `1`
        """
        self._inner.add(instance(evaluation, Evaluation)._inner)

    def to_json(self) -> str:
        """The overview as JSON: the same bytes for the same evaluations, in every language.

        >>> import tieuchi
        >>> overview = tieuchi.Overview(
        ...     tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district"), tieuchi.Roster.builtin("vn.thanh-hoa.roster"),
        ...     tieuchi.Register.builtin("vn.thanh-hoa.dx.register"), 2024,
        ... )
        >>> overview.to_json()[:10]
        '{"engine":'
        """
        return self._inner.to_json()

    def to_dict(self) -> dict[str, Any]:
        """What `to_json` says, as a dict of your own.

        >>> import tieuchi
        >>> overview = tieuchi.Overview(
        ...     tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district"), tieuchi.Roster.builtin("vn.thanh-hoa.roster"),
        ...     tieuchi.Register.builtin("vn.thanh-hoa.dx.register"), 2024,
        ... )
        >>> overview.to_dict()["totals"]["members"]["units"]
        549
        """
        content: dict[str, Any] = json.loads(self.to_json())
        return content

    def __repr__(self) -> str:
        return f"<Overview of {self.roster.id}@{self.roster.version} in {self.year}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an Overview cannot be pickled or copied: it does not keep what was added; keep its JSON")


def rank(
    dossiers: Iterable[Dossier],
    index: str | None = None,
    year: int | None = None,
    basis: Basis | str | None = None,
) -> list[dict[str, Any]]:
    """Dossiers in the order of their scores in one index, with shared places for equal shares.

    Scores of this index, year and basis count; what is not given may be anything, but all scores that are left must be
    of one index, year and basis. Raises `ComparisonError` where they are not, where none is left, where no rule set of
    the dossiers uses the index, and where a unit stands twice. A score without points has no place. Each dict has
    `best_place`, `worst_place`, `shared_with`, `subject`, `name`, `low`, `high`, `maximum`, `percent` and `band`, as
    `tieuchi rank` prints them; `docs/index-format.md` says what a place is.

    >>> import tieuchi
    >>> rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district")
    >>> def scored(id, points):
    ...     score = {"index": "dti-3853-district", "year": 2024, "basis": "self", "points": points, "maximum": 100}
    ...     subject = {"id": id, "level": "district"}
    ...     return rules.read_dossier({"rule_set": rules.id, "subject": subject, "year": 2024, "scores": [score]})
    >>> ranked = tieuchi.rank([scored("1", "71.5"), scored("2", 80), scored("3", "71.50")])
    >>> [(each["subject"], each["best_place"], each["shared_with"]) for each in ranked]
    [('2', 1, 0), ('1', 2, 1), ('3', 2, 1)]
    """
    wanted = (
        None if index is None else sought(text(index, "the id of an index")),
        None if year is None else whole(year, "a year"),
        None if basis is None else Basis(text(basis, "a basis")).value,
    )
    given = [instance(each, Dossier)._inner for each in dossiers]
    ranked: list[dict[str, Any]] = json.loads(_native.rank_json(given, *wanted))
    return ranked
