"""Python's enums hold what Rust's hold, in the same order."""

from __future__ import annotations

import enum
import json
import pickle
import re
import typing

import pytest

import tieuchi
from tieuchi import _native

LISTS: list[tuple[type[enum.Enum], tuple[str, ...]]] = [
    (tieuchi.AgencyKind, _native.AGENCY_KINDS),
    (tieuchi.Assigned, _native.ASSIGNED),
    (tieuchi.Basis, _native.BASES),
    (tieuchi.Code, _native.CODES),
    (tieuchi.CriterionUpkeep, _native.CRITERION_UPKEEP),
    (tieuchi.Language, _native.LANGUAGES),
    (tieuchi.Maintained, _native.MAINTAINED),
    (tieuchi.Outcome, _native.OUTCOMES),
    (tieuchi.Reason, _native.REASONS),
    (tieuchi.Severity, _native.SEVERITIES),
    (tieuchi.Status, _native.STATUSES),
]


@pytest.mark.parametrize(("names", "native"), LISTS)
def test_the_members_are_rust_s(names: type[enum.Enum], native: tuple[str, ...]) -> None:
    assert tuple(member.value for member in names) == native
    for member in names:
        assert member.name == member.value.upper() or names is tieuchi.Language
        assert member == member.value and isinstance(member, str)
        assert str(member) == f"{member}" == format(member) == member.value
        assert repr(member) == f"{names.__name__}.{member.name}"
        assert json.dumps(member) == f'"{member.value}"'
        assert pickle.loads(pickle.dumps(member)) is member


def test_no_enum_is_left_out() -> None:
    public = {
        value
        for value in (getattr(tieuchi, name) for name in tieuchi.__all__)
        if isinstance(value, type) and issubclass(value, enum.Enum)
    }
    assert public == {names for names, _ in LISTS}
    lists = [name for name in vars(_native) if name.isupper() and isinstance(getattr(_native, name), tuple)]
    assert len(lists) == len(LISTS)


@pytest.mark.parametrize(("record", "field"), [(tieuchi.Measure, "kind"), (tieuchi.Finding, "measure")])
def test_the_measures_are_rust_s(record: type, field: str) -> None:
    listed = typing.get_args(typing.get_type_hints(record)[field])
    rules = tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district").to_dict()
    rules["groups"][0]["criteria"][0]["measure"]["kind"] = "of another kind"
    with pytest.raises(tieuchi.RuleSetError) as error:
        tieuchi.RuleSet.from_json(rules)
    (expected,) = [found.expected for found in error.value.diagnostics if found.pointer.endswith("/measure/kind")]
    assert tuple(re.findall(r"\w+", expected or "")) == listed == ("percent", "yes_no", "count", "amount")


def test_labels() -> None:
    labelled = ("Assigned", "Basis", "CriterionUpkeep", "Maintained", "Outcome", "Reason", "Severity", "Status")
    for name in labelled:
        for member in getattr(tieuchi, name):
            assert member.label() == member.label("en") != "" != member.label("vi")
    assert tieuchi.Outcome.NOT_APPLICABLE.label(tieuchi.Language.VIETNAMESE) == "không áp dụng"
    with pytest.raises(ValueError, match="the languages are `vi` and `en`, not 'fr'"):
        tieuchi.Outcome.MET.label("fr")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        tieuchi.Outcome.MET.label(1)  # type: ignore[arg-type]
