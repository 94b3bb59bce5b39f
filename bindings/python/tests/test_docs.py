"""The examples of the documentation run, and every public name is documented."""

from __future__ import annotations

import doctest
import inspect
from importlib.metadata import distribution
from pathlib import Path

import pytest

import tieuchi
from tieuchi import _native

from .conftest import ROOT

README = Path(__file__).parents[1] / "README.md"
CLASSES = [name for name in tieuchi.__all__ if isinstance(getattr(tieuchi, name), type)]


def run(found: list[doctest.DocTest]) -> int:
    runner = doctest.DocTestRunner()
    for test in found:
        runner.run(test)
    assert runner.failures == 0
    return runner.tries


@pytest.mark.parametrize("name", CLASSES)
def test_examples_of(name: str) -> None:
    run(doctest.DocTestFinder().find(getattr(tieuchi, name), name, module=False, globs={}))


def test_examples_of_the_package() -> None:
    finder = doctest.DocTestFinder(recurse=False)
    assert run(finder.find(tieuchi, "tieuchi", globs={})) > 0


def python_of(page: Path) -> list[str]:
    """The blocks of Python of a page."""
    return [block.split("```")[0] for block in page.read_text("utf-8").split("```python\n")[1:]]


def test_readme() -> None:
    test = doctest.DocTestParser().get_doctest("\n".join(python_of(README)), {}, "README.md", str(README), 0)
    assert run([test]) > 0


def test_readme_of_the_project() -> None:
    page = ROOT / "README.md"
    blocks = python_of(page)
    assert blocks
    for block in blocks:
        assert "assert" in block
        exec(compile(block, str(page), "exec"), {})


@pytest.mark.parametrize("name", CLASSES)
def test_everything_is_documented(name: str) -> None:
    public = getattr(tieuchi, name)
    assert ">>>" in public.__doc__, f"{name} has an example"
    for member, value in vars(public).items():
        if member.startswith("_") or not (inspect.isroutine(value) or isinstance(value, (property, staticmethod))):
            continue
        described = inspect.getdoc(getattr(public, member)) or ""
        assert described, f"{name}.{member}"
        assert isinstance(value, property) or ">>>" in described, f"{name}.{member} has an example"


def test_the_version_is_cargo_s() -> None:
    from importlib.metadata import version

    assert tieuchi.__version__ == _native.__version__ == version("tieuchi")


def test_the_licences_are_in_the_package() -> None:
    held = {file.name: file for file in distribution("tieuchi").files or ()}
    for name in ("LICENSE-MIT", "LICENSE-APACHE"):
        assert held[name].read_text() == (ROOT / name).read_text("utf-8")
