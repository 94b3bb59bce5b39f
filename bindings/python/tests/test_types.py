"""What is annotated can be asked for: `typing.get_type_hints` answers for every public name."""

from __future__ import annotations

import inspect
import typing
from typing import Any

import pytest

import tieuchi
from tieuchi import __main__ as command_line

PUBLIC: list[tuple[str, Any]] = [(name, getattr(tieuchi, name)) for name in tieuchi.__all__]
CLASSES = [name for name, public in PUBLIC if isinstance(public, type)]


def functions_of(owner: type) -> dict[str, Any]:
    """The functions that a class of the package or a class below it defines: methods, properties, what makes one."""
    found: dict[str, Any] = {}
    for base in owner.__mro__:
        if not base.__module__.startswith("tieuchi"):
            continue
        for name, member in vars(base).items():
            function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
            if inspect.isfunction(function) and function.__module__.startswith("tieuchi"):
                found.setdefault(name, function)
    return found


@pytest.mark.parametrize("name", CLASSES)
def test_hints_of(name: str) -> None:
    owner = getattr(tieuchi, name)
    hints = typing.get_type_hints(owner)
    assert set(hints) >= set(vars(owner).get("__annotations__", ()))
    for member, function in functions_of(owner).items():
        hints = typing.get_type_hints(function)
        # Every annotation is a type: none is text or a name that is still to be looked up.
        assert not [hint for hint in hints.values() if "ForwardRef" in repr(hint)], f"{name}.{member}"
        if not member.startswith("_"):
            assert "return" in hints, f"{name}.{member}"
            inspect.signature(function, eval_str=True)


def test_hints_are_found() -> None:
    hints = typing.get_type_hints
    assert hints(tieuchi.RuleSet.evaluate) == {
        "dossier": typing.Union[tieuchi.Input, tieuchi.Dossier],
        "return": tieuchi.Evaluation,
    }
    assert hints(tieuchi.RuleSet.evaluate)["return"] is tieuchi.Evaluation
    assert hints(functions_of(tieuchi.Evaluation)["rules"]) == {"return": tieuchi.RuleSet}
    assert hints(tieuchi.Finding)["citations"] == tuple[tieuchi.Citation, ...]
    assert {"evaluate", "rules", "_of", "__setattr__"} <= set(functions_of(tieuchi.RuleSets)) | set(
        functions_of(tieuchi.Evaluation)
    )
    assert len(CLASSES) > 30


def test_hints_of_what_is_no_class() -> None:
    others = {name: public for name, public in PUBLIC if name not in CLASSES}
    assert set(others) == {"Input", "LanguageTag", "SEMANTICS", "__version__", "rank"}
    for alias in (tieuchi.Input, tieuchi.LanguageTag):
        assert "ForwardRef" not in repr(alias)
    assert typing.get_type_hints(tieuchi.rank)["return"] == list[dict[str, Any]]
    assert typing.get_type_hints(command_line.main)["return"] is int
